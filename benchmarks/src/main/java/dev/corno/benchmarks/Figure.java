package dev.corno.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of all rounds for one engine and one measure.
 *
 * @param engine who was measured
 * @param workload of what
 * @param phase which part
 * @param batch samples of a step, or 0 where there is no batch
 * @param statistics the figures, in the unit of the phase
 * @param threads how many threads an operation could use
 */
record Figure(Contender engine, Workload workload, Phase phase, int batch, Statistics statistics, int threads) {

    /** {@return the fields of its line of JSON; those ending in {@code _ms} are in {@code unit}} */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("engine", engine.label());
        fields.put("workload", workload.label());
        fields.put("phase", phase.label());
        fields.put("batch", batch);
        fields.put("unit", phase.unit());
        fields.put("median_ms", statistics.median());
        fields.put("min_ms", statistics.min());
        fields.put("p90_ms", statistics.p90());
        fields.put("lowest_round_ms", statistics.lowestRound());
        fields.put("highest_round_ms", statistics.highestRound());
        fields.put("n", statistics.n());
        fields.put("threads", threads);
        return fields;
    }
}
