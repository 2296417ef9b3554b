package dev.corno.cli.report;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often samples of each class were taken for each class.
 *
 * @param classes names of the classes
 * @param counts a row for each true class: how often each class was predicted
 */
public record ConfusionMatrix(List<String> classes, List<List<Long>> counts) {

    /** Copies the lists. */
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
    }

    /**
     * {@return the counts over samples}
     *
     * @param classes names of the classes
     * @param yTrue the true class of each sample, 0 to the number of classes less 1
     * @param yPred the predicted class of each sample
     * @throws IllegalArgumentException if the lengths differ or a class is outside the range
     */
    public static ConfusionMatrix of(List<String> classes, int[] yTrue, int[] yPred) {
        if (yTrue.length != yPred.length) {
            throw new IllegalArgumentException("ConfusionMatrix: expects a prediction for each of " + yTrue.length + " samples, got "
                    + yPred.length + ".");
        }
        long[][] counts = new long[classes.size()][classes.size()];
        for (int i = 0; i < yTrue.length; i++) {
            counts[checked(yTrue[i], classes)][checked(yPred[i], classes)]++;
        }
        return new ConfusionMatrix(classes, IntStream.range(0, counts.length)
                .mapToObj(row -> java.util.Arrays.stream(counts[row]).boxed().toList()).toList());
    }

    private static int checked(int index, List<String> classes) {
        if (index < 0 || index >= classes.size()) {
            throw new IllegalArgumentException("ConfusionMatrix: expects class indices 0.." + (classes.size() - 1) + ", got " + index
                    + ". Was the model trained on other data?");
        }
        return index;
    }

    /** {@return the number of classes} */
    public int size() {
        return classes.size();
    }

    /**
     * {@return how often one class was taken for another}
     *
     * @param yTrue the true class
     * @param yPred the predicted class
     */
    public long count(int yTrue, int yPred) {
        return counts.get(yTrue).get(yPred);
    }

    /**
     * {@return the number of samples of a class}
     *
     * @param yTrue the true class
     */
    public long support(int yTrue) {
        return sum(counts.get(yTrue));
    }

    /**
     * {@return how often a class was predicted}
     *
     * @param yPred the predicted class
     */
    public long predicted(int yPred) {
        return sum(counts.stream().map(row -> row.get(yPred)).toList());
    }

    /** {@return the number of samples} */
    public long total() {
        return counts.stream().mapToLong(ConfusionMatrix::sum).sum();
    }

    /** {@return the number of samples whose class was predicted} */
    public long correct() {
        return IntStream.range(0, size()).mapToLong(i -> count(i, i)).sum();
    }

    /** {@return the largest count} */
    public long largest() {
        return counts.stream().mapToLong(Collections::max).max().orElse(0);
    }

    private static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }
}
