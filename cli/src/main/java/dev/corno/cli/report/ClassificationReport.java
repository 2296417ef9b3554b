package dev.corno.cli.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Precision, recall and F1 of each class, with their averages.
 *
 * @param classes scores of each class, in order
 * @param macro averages in which each class counts the same
 * @param weighted averages in which each class counts by its support
 * @param accuracy share of the samples whose class was predicted
 */
public record ClassificationReport(List<ClassScores> classes, ClassScores macro, ClassScores weighted, double accuracy) {

    /** Copies the list. */
    public ClassificationReport {
        classes = List.copyOf(classes);
    }

    /**
     * {@return the scores that follow from a confusion matrix}
     *
     * @param matrix of at least one class
     */
    public static ClassificationReport of(ConfusionMatrix matrix) {
        List<ClassScores> classes = IntStream.range(0, matrix.size()).mapToObj(i -> ClassScores.of(matrix, i)).toList();
        long total = matrix.total();
        ClassScores macro = average("macro average", classes, total, scores -> 1.0 / classes.size());
        ClassScores weighted = average("weighted average", classes, total,
                scores -> total == 0 ? 0 : (double) scores.support() / total);
        return new ClassificationReport(classes, macro, weighted, total == 0 ? 0 : (double) matrix.correct() / total);
    }

    private static ClassScores average(String name, List<ClassScores> classes, long total, ToDoubleFunction<ClassScores> weight) {
        return new ClassScores(name, sum(classes, weight, ClassScores::precision), sum(classes, weight, ClassScores::recall),
                sum(classes, weight, ClassScores::f1), total);
    }

    private static double sum(List<ClassScores> classes, ToDoubleFunction<ClassScores> weight, ToDoubleFunction<ClassScores> score) {
        return classes.stream().mapToDouble(scores -> weight.applyAsDouble(scores) * score.applyAsDouble(scores)).sum();
    }

    /** {@return the number of samples} */
    public long samples() {
        return macro.support();
    }
}
