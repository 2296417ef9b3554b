package dev.corno.metrics;

import dev.corno.losses.SampleWeights;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Gathers right and wrong answers for each class, or for all together. */
final class FScoreState implements MetricState {

    private static final double EPSILON = 1e-7;

    private final String metric;
    private final FBetaScore.Average average;
    private final double squaredBeta;
    private final OptionalDouble threshold;
    private int classes;
    private double[] truePositives = {};
    private double[] falsePositives = {};
    private double[] falseNegatives = {};
    private double[] labels = {};

    FScoreState(String metric, FBetaScore.Average average, double beta, OptionalDouble threshold) {
        this.metric = metric;
        this.average = average;
        this.squaredBeta = beta * beta;
        this.threshold = threshold;
        if (average == FBetaScore.Average.MICRO) {
            size(1);
        }
    }

    static void checkThreshold(String metric, OptionalDouble threshold) {
        if (threshold.isPresent() && !(threshold.getAsDouble() > 0 && threshold.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(metric + ": threshold must be in (0, 1], got " + threshold.getAsDouble() + ".");
        }
    }

    private void size(int count) {
        truePositives = new double[count];
        falsePositives = new double[count];
        falseNegatives = new double[count];
        labels = new double[count];
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        int width = width(yTrue, yPred);
        Optional<double[]> weights = sampleWeight.map(given -> SampleWeights.spread(given, yPred.shape()));
        for (int row = 0; row < yPred.rows(); row++) {
            float least = threshold.isPresent() ? Math.nextUp((float) threshold.getAsDouble()) : highest(yPred, row * width, width);
            for (int i = row * width; i < (row + 1) * width; i++) {
                // Without a threshold, a row of zeros has no yes.
                boolean isYes = yPred.flat(i) >= least && (threshold.isPresent() || Math.abs(yPred.flat(i)) > 1e-9);
                int column = average == FBetaScore.Average.MICRO ? 0 : i % width;
                count(column, isYes, yTrue.flat(i), weights.isPresent() ? weights.get()[i] : 1);
            }
        }
    }

    private void count(int column, boolean isYes, double label, double weight) {
        labels[column] += label * weight;
        if (isYes) {
            truePositives[column] += label * weight;
            falsePositives[column] += (1 - label) * weight;
        } else {
            falseNegatives[column] += label * weight;
        }
    }

    private static float highest(Tensor yPred, int from, int width) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + width; i++) {
            highest = Math.max(highest, yPred.flat(i));
        }
        return highest;
    }

    private int width(Tensor yTrue, Tensor yPred) {
        if (yPred.rank() != 2 || !yTrue.shape().equals(yPred.shape()) || classes != 0 && yPred.shape().dim(1) != classes) {
            throw new ShapeMismatchException("metric " + metric, "expects y and predictions of shape (batch, "
                    + (classes == 0 ? "classes" : Integer.toString(classes)) + "), got " + yTrue.shape() + " and " + yPred.shape()
                    + ". Use one-hot labels.");
        }
        int width = yPred.shape().dim(1);
        if (classes == 0 && average != FBetaScore.Average.MICRO) {
            size(width);
        }
        classes = width;
        return width;
    }

    @Override
    public Tensor result() {
        double[] scores = new double[labels.length];
        for (int i = 0; i < scores.length; i++) {
            double precision = truePositives[i] / (truePositives[i] + falsePositives[i] + EPSILON);
            double recall = truePositives[i] / (truePositives[i] + falseNegatives[i] + EPSILON);
            scores[i] = (1 + squaredBeta) * precision * recall / (squaredBeta * precision + recall + EPSILON);
        }
        double all = Arrays.stream(labels).sum();
        return switch (average) {
            case NONE -> ThresholdCounts.tensor(scores);
            case MICRO, MACRO -> Tensor.scalar((float) Arrays.stream(scores).average().orElse(0));
            case WEIGHTED -> {
                double sum = 0;
                for (int i = 0; i < scores.length; i++) {
                    sum += scores[i] * labels[i] / (all + EPSILON);
                }
                yield Tensor.scalar((float) sum);
            }
        };
    }

    @Override
    public void reset() {
        size(labels.length);
    }

    @Override
    public Map<String, Tensor> variables() {
        Map<String, Tensor> variables = new LinkedHashMap<>();
        variables.put("true_positives", variable(truePositives));
        variables.put("false_positives", variable(falsePositives));
        variables.put("false_negatives", variable(falseNegatives));
        variables.put("intermediate_weights", variable(labels));
        return variables;
    }

    private Tensor variable(double[] counts) {
        Tensor all = ThresholdCounts.tensor(counts);
        return average == FBetaScore.Average.MICRO ? all.reshape() : all;
    }

    @Override
    public double[] snapshot() {
        return Stream.of(new double[] {classes}, truePositives, falsePositives, falseNegatives, labels).flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Override
    public void restore(double[] snapshot) {
        int count = average == FBetaScore.Average.MICRO ? 1 : (int) snapshot[0];
        MetricState.checkSnapshot(snapshot, 1 + 4 * count);
        classes = (int) snapshot[0];
        size(count);
        int from = 1;
        for (double[] counts : List.of(truePositives, falsePositives, falseNegatives, labels)) {
            System.arraycopy(snapshot, from, counts, 0, count);
            from += count;
        }
    }
}
