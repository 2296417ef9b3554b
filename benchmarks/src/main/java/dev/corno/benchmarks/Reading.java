package dev.corno.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What one process measured of one phase.
 *
 * @param phase the phase
 * @param batch samples of a step, or 0 where there is no batch
 * @param values the figures, at least one, in the unit of the phase
 */
record Reading(Phase phase, int batch, double[] values) {

    /** {@return a line of words that {@link #parse} reads} */
    String toLine() {
        StringJoiner words = new StringJoiner(" ").add(phase.name()).add(Integer.toString(batch));
        for (double value : values) {
            words.add(String.format(Locale.ROOT, "%.6g", value));
        }
        return words.toString();
    }

    /**
     * {@return what a line says}
     *
     * @param line written by {@link #toLine}
     */
    static Reading parse(String line) {
        String[] words = line.split(" ");
        return new Reading(Phase.valueOf(words[0]), Integer.parseInt(words[1]),
                Arrays.stream(words, 2, words.length).mapToDouble(Double::parseDouble).toArray());
    }
}
