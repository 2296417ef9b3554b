package dev.corno.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes reports as plain text for a terminal. */
public final class TextReport {

    private static final int WIDEST_MATRIX = 20;
    private static final int WIDEST_NAME = 24;
    private static final int LISTED_CONFUSIONS = 20;

    private TextReport() {
    }

    /**
     * {@return everything told about a run}
     *
     * @param run what it tells
     */
    public static String of(RunReport run) {
        String settings = run.settings().entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%-18s %s%n", entry.getKey(), entry.getValue())).collect(Collectors.joining());
        return String.join(System.lineSeparator(), run.title(), "", settings, run.summary().stripTrailing(), "",
                "Test data: " + evaluation(run.evaluation()), "", scores(run.scores()), confusion(run.confusion()));
    }

    /**
     * {@return loss and metrics in one line, such as {@code loss 0.0712   accuracy 0.9786}}
     *
     * @param evaluation values by name
     */
    public static String evaluation(Map<String, Double> evaluation) {
        return evaluation.entrySet().stream().map(entry -> entry.getKey() + " " + decimal(entry.getValue()))
                .collect(Collectors.joining("   "));
    }

    /**
     * {@return a table with a line for each class and for the averages}
     *
     * @param report the scores
     */
    public static String scores(ClassificationReport report) {
        int width = Math.max(nameWidth(report.classes().stream().map(ClassScores::name).toList()), "weighted average".length());
        String row = "%-" + width + "s %10s %10s %10s %10s%n";
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, row, "class", "precision", "recall", "f1", "support"));
        report.classes().forEach(scores -> text.append(line(row, scores)));
        text.append(line(row, report.macro())).append(line(row, report.weighted()));
        text.append(String.format(Locale.ROOT, row, "accuracy", "", "", decimal(report.accuracy()), report.samples()));
        return text.toString();
    }

    private static String line(String row, ClassScores scores) {
        return String.format(Locale.ROOT, row, shortened(scores.name()), decimal(scores.precision()), decimal(scores.recall()),
                decimal(scores.f1()), scores.support());
    }

    /**
     * {@return the confusion matrix, or for more than 20 classes the most frequent confusions}
     *
     * @param matrix the counts
     */
    public static String confusion(ConfusionMatrix matrix) {
        return matrix.size() <= WIDEST_MATRIX ? grid(matrix) : mostFrequent(matrix);
    }

    private static String grid(ConfusionMatrix matrix) {
        int name = Math.max(nameWidth(matrix.classes()), "true \\ predicted".length());
        int cell = Math.max(Long.toString(matrix.largest()).length(), nameWidth(matrix.classes())) + 1;
        StringBuilder text = new StringBuilder(padded("true \\ predicted", -name));
        matrix.classes().forEach(column -> text.append(padded(shortened(column), cell)));
        text.append(System.lineSeparator());
        for (int row = 0; row < matrix.size(); row++) {
            text.append(padded(shortened(matrix.classes().get(row)), -name));
            for (int column = 0; column < matrix.size(); column++) {
                long count = matrix.count(row, column);
                text.append(padded(count == 0 ? "." : Long.toString(count), cell));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    private record Confusion(String yTrue, String yPred, long count) {
    }

    private static String mostFrequent(ConfusionMatrix matrix) {
        List<Confusion> confusions = IntStream.range(0, matrix.size()).boxed()
                .flatMap(row -> IntStream.range(0, matrix.size()).filter(column -> column != row && matrix.count(row, column) > 0)
                        .mapToObj(column -> new Confusion(matrix.classes().get(row), matrix.classes().get(column),
                                matrix.count(row, column))))
                .sorted(Comparator.comparingLong(Confusion::count).reversed()).toList();
        String lines = confusions.stream().limit(LISTED_CONFUSIONS)
                .map(confusion -> String.format(Locale.ROOT, "%6d times %s was taken for %s%n", confusion.count(), confusion.yTrue(),
                        confusion.yPred()))
                .collect(Collectors.joining());
        int left = confusions.size() - LISTED_CONFUSIONS;
        return left > 0 ? lines + String.format(Locale.ROOT, "       and %d more pairs%n", left) : lines;
    }

    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }

    private static int nameWidth(List<String> names) {
        return names.stream().mapToInt(name -> shortened(name).length()).max().orElse(1);
    }

    private static String shortened(String name) {
        return name.length() <= WIDEST_NAME ? name : name.substring(0, WIDEST_NAME - 1) + "~";
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
