package dev.corno.metrics;

import dev.corno.losses.SampleWeights;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gathers how many labels of either kind have a prediction in each interval between two thresholds, for each column that has a curve
 * of its own. Keras keeps the sums from each interval on, which {@link #variables} works out.
 */
final class AUCState implements MetricState {

    private final AUC metric;
    private int columns = 1;
    private double[][] positives;
    private double[][] negatives;

    AUCState(AUC metric) {
        this.metric = metric;
        reset();
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        Entries.checkAlike(metric.name(), yTrue, yPred);
        int width = metric.multiLabel() ? yPred.shape().dim(-1) : 1;
        if (width != columns) {
            columns = width;
            reset();
        }
        Shape entries = yPred.shape();
        Optional<double[]> weights = sampleWeight.map(given -> SampleWeights.spread(given, entries));
        for (int i = 0; i < yPred.size(); i++) {
            double[][] counts = yTrue.flat(i) != 0 ? positives : negatives;
            counts[i % columns][interval(yPred.flat(i))] += weights.isPresent() ? weights.get()[i] : 1;
        }
    }

    /** Computed in float32, as Keras does, so that predictions on a threshold fall to the same side. */
    private int interval(float prediction) {
        double probability = metric.fromLogits() ? 1 / (1 + Math.exp(-prediction)) : prediction;
        float cut = (float) Math.min(Math.max(probability, 0), 1);
        return Math.max((int) Math.ceil(cut * (metric.numThresholds() - 1)) - 1, 0);
    }

    @Override
    public Tensor result() {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            sum += new CurvePoints(fromEachOn(positives[column]), fromEachOn(negatives[column]))
                    .area(metric.curve(), metric.summationMethod());
        }
        return Tensor.scalar((float) (sum / columns));
    }

    private static double[] fromEachOn(double[] counts) {
        double[] sums = counts.clone();
        for (int i = sums.length - 2; i >= 0; i--) {
            sums[i] += sums[i + 1];
        }
        return sums;
    }

    @Override
    public void reset() {
        positives = new double[columns][metric.numThresholds()];
        negatives = new double[columns][metric.numThresholds()];
    }

    @Override
    public double[] snapshot() {
        return Stream.of(positives, negatives).flatMap(Stream::of).flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public void restore(double[] snapshot) {
        int thresholds = metric.numThresholds();
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
            double[] above = fromEachOn(counts[column]);
            for (int row = 0; row < rows; row++) {
                table[row * columns + column] = (float) (below ? above[0] - above[row] : above[row]);
            }
        }
        return metric.multiLabel() ? Tensor.of(table, rows, columns) : Tensor.of(table, rows);
    }
}
