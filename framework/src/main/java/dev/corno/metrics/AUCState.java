package dev.corno.metrics;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gathers how many labels of either kind have a prediction in each interval between two thresholds, for each column that has a curve
 * of its own; the first interval is below all thresholds. Keras keeps the sums from each threshold on, which {@link #variables} works
 * out.
 */
final class AUCState implements MetricState {

    /** Keras puts the thresholds at the ends so much outside [0, 1]. */
    private static final double BEYOND = 1e-7;

    private final AUC metric;
    private final boolean isEvenlySpread;
    private final float[] thresholds;
    private int columns;
    private double[][] positives;
    private double[][] negatives;

    AUCState(AUC metric) {
        this.metric = metric;
        this.columns = metric.numLabels().orElse(1);
        double[] all = new double[metric.numThresholds()];
        for (int i = 0; i < metric.thresholds().size(); i++) {
            all[i + 1] = metric.thresholds().get(i);
        }
        all[all.length - 1] = 1;
        this.isEvenlySpread = metric.thresholds().isEmpty() || ThresholdCounts.isEvenlySpread(Arrays.stream(all).boxed().toList());
        all[0] = -BEYOND;
        all[all.length - 1] = 1 + BEYOND;
        this.thresholds = ThresholdCounts.floats(Arrays.stream(all).boxed().toList());
        reset();
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        Entries.checkAlike(metric.name(), yTrue, yPred);
        int width = yPred.rank() < 2 ? 1 : yPred.shape().dim(-1);
        checkWidth(width, yPred.shape());
        if (metric.multiLabel() && width != columns) {
            columns = width;
            reset();
        }
        int size = yPred.size();
        Optional<double[]> weights = Entries.weights(yPred, sampleWeight);
        boolean weighsLabels = !metric.multiLabel() && !metric.labelWeights().isEmpty();
        for (int i = 0; i < size; i++) {
            double[][] counts = yTrue.flat(i) != 0 ? positives : negatives;
            double weight = weights.isPresent() ? weights.get()[i / (size / weights.get().length)] : 1;
            counts[i % columns][interval(yPred.flat(i)) + 1] += weighsLabels ? weight * metric.labelWeights().get(i % width) : weight;
        }
    }

    private void checkWidth(int width, Shape yPred) {
        int wanted = metric.numLabels().orElse(metric.labelWeights().isEmpty() ? width : metric.labelWeights().size());
        int weighed = metric.labelWeights().isEmpty() ? wanted : metric.labelWeights().size();
        if (wanted != width || weighed != width) {
            throw new ShapeMismatchException("metric " + metric.name(), "expects predictions of " + (wanted != width ? wanted : weighed)
                    + " labels, as numLabels and labelWeights say, got shape " + yPred + ".");
        }
    }

    /** Returns the last threshold that a prediction is above, or -1. */
    private int interval(float prediction) {
        float score = metric.fromLogits() ? (float) (1 / (1 + Math.exp(-prediction))) : prediction;
        if (isEvenlySpread) {
            return Math.max(ThresholdCounts.interval(score, thresholds.length), 0);
        }
        int last = -1;
        while (last + 1 < thresholds.length && score > thresholds[last + 1]) {
            last++;
        }
        return last;
    }

    @Override
    public Tensor result() {
        double sum = 0;
        double weights = 0;
        for (int column = 0; column < columns; column++) {
            double area = new CurvePoints(positives[column], negatives[column]).area(metric.curve(), metric.summationMethod());
            double weight = metric.multiLabel() && !metric.labelWeights().isEmpty() ? metric.labelWeights().get(column) : 1;
            sum += area * weight;
            weights += weight;
        }
        return Tensor.scalar((float) (weights == 0 ? 0 : sum / weights));
    }

    @Override
    public void reset() {
        positives = new double[columns][metric.numThresholds() + 1];
        negatives = new double[columns][metric.numThresholds() + 1];
    }

    @Override
    public double[] snapshot() {
        return Stream.of(positives, negatives).flatMap(Stream::of).flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public void restore(double[] snapshot) {
        int thresholds = metric.numThresholds() + 1;
        columns = metric.multiLabel() ? Math.max(1, snapshot.length / (2 * thresholds)) : 1;
        MetricState.checkSnapshot(snapshot, 2 * columns * thresholds);
        reset();
        for (int column = 0; column < columns; column++) {
            System.arraycopy(snapshot, column * thresholds, positives[column], 0, thresholds);
            System.arraycopy(snapshot, (columns + column) * thresholds, negatives[column], 0, thresholds);
        }
    }

    @Override
    public Map<String, Tensor> variables() {
        Map<String, Tensor> variables = new LinkedHashMap<>();
        variables.put("true_positives", table(positives, false));
        variables.put("false_positives", table(negatives, false));
        variables.put("true_negatives", table(negatives, true));
        variables.put("false_negatives", table(positives, true));
        return variables;
    }

    private Tensor table(double[][] counts, boolean below) {
        int rows = metric.numThresholds();
        float[] table = new float[rows * columns];
        for (int column = 0; column < columns; column++) {
            double[] above = CurvePoints.fromEachOn(counts[column]);
            for (int row = 0; row < rows; row++) {
                table[row * columns + column] = (float) (below ? above[0] - above[row + 1] : above[row + 1]);
            }
        }
        return metric.multiLabel() ? Tensor.of(table, rows, columns) : Tensor.of(table, rows);
    }
}
