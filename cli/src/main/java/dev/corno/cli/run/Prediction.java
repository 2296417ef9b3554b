package dev.corno.cli.run;

import dev.corno.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A class a picture may show.
 *
 * @param name the class
 * @param probability how likely, 0 to 1
 */
public record Prediction(String name, double probability) {

    /**
     * {@return the most likely classes, the likeliest first}
     *
     * @param probabilities of the classes
     * @param classes their names
     * @param count how many at most
     * @throws IllegalArgumentException if there are not as many names as probabilities
     */
    public static List<Prediction> best(Tensor probabilities, List<String> classes, int count) {
        if (probabilities.size() != classes.size()) {
            throw new IllegalArgumentException("The model tells " + probabilities.size() + " classes apart, but " + Preprocessing.FILE
                    + " beside it names " + classes.size() + ". Correct that file or remove it.");
        }
        return IntStream.range(0, classes.size()).mapToObj(i -> new Prediction(classes.get(i), probabilities.flat(i)))
                .sorted(Comparator.comparingDouble(Prediction::probability).reversed()).limit(count).toList();
    }

    /** {@return name and percentage, such as {@code cat 97.3 %}} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.1f %%", name, probability * 100);
    }
}
