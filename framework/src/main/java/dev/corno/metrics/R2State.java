package dev.corno.metrics;

import dev.corno.losses.SampleWeights;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers the sums of labels, of their squares and of squared errors, for each column. */
final class R2State implements MetricState {

    private final R2Score metric;
    private long samples;
    private double[] squaredSum = {};
    private double[] sum = {};
    private double[] residual = {};
    private double[] count = {};

    R2State(R2Score metric) {
        this.metric = metric;
    }

    private void size(int columns) {
        squaredSum = new double[columns];
        sum = new double[columns];
        residual = new double[columns];
        count = new double[columns];
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        Entries.checkAlike(metric.name(), yTrue, yPred);
        Shape shape = Entries.fitted(yTrue.shape(), yPred.shape());
        if (shape.rank() != 2 || count.length != 0 && shape.dim(1) != count.length) {
            throw new ShapeMismatchException("metric " + metric.name(), "expects predictions of shape (batch, "
                    + (count.length == 0 ? "values" : Integer.toString(count.length)) + "), got " + yPred.shape()
                    + ". Put new Flatten() at the end.");
        }
        if (count.length == 0) {
            size(shape.dim(1));
        }
        Optional<double[]> weights = sampleWeight.map(given -> SampleWeights.spread(given, shape));
        for (int i = 0; i < yPred.size(); i++) {
            double weight = weights.isPresent() ? weights.get()[i] : 1;
            double label = yTrue.flatDouble(i);
            double error = label - yPred.flatDouble(i);
            int column = i % count.length;
            sum[column] += label * weight;
            squaredSum[column] += label * label * weight;
            residual[column] += error * error * weight;
            count[column] += weight;
        }
        samples += yPred.size();
    }

    @Override
    public Tensor result() {
        double[] scores = new double[count.length];
        double[] totals = new double[count.length];
        for (int i = 0; i < scores.length; i++) {
            totals[i] = squaredSum[i] - sum[i] * (sum[i] / count[i]);
            double score = 1 - residual[i] / totals[i];
            scores[i] = Double.isInfinite(score) ? 0 : score;
        }
        return switch (metric.classAggregation()) {
            case NONE -> ThresholdCounts.tensor(Arrays.stream(scores).map(this::adjusted).toArray());
            case UNIFORM_AVERAGE -> Tensor.scalar((float) adjusted(Arrays.stream(scores).average().orElse(Double.NaN)));
            case VARIANCE_WEIGHTED_AVERAGE -> {
                double weighted = 0;
                for (int i = 0; i < scores.length; i++) {
                    weighted += scores[i] * totals[i];
                }
                yield Tensor.scalar((float) adjusted(weighted / Arrays.stream(totals).sum()));
            }
        };
    }

    private double adjusted(double score) {
        int inputs = metric.numRegressors();
        boolean isAdjusted = inputs > 0 && samples - 1 > inputs;
        return isAdjusted ? 1 - (1 - score) * (samples - 1) / (samples - inputs - 1) : score;
    }

    @Override
    public void reset() {
        samples = 0;
        size(count.length);
    }

    @Override
    public Map<String, Tensor> variables() {
        Map<String, Tensor> variables = new LinkedHashMap<>();
        variables.put("num_samples", Tensor.scalar(samples));
        variables.put("squared_sum", ThresholdCounts.tensor(squaredSum));
        variables.put("sum", ThresholdCounts.tensor(sum));
        variables.put("residual", ThresholdCounts.tensor(residual));
        variables.put("count", ThresholdCounts.tensor(count));
        return variables;
    }

    @Override
    public double[] snapshot() {
        return Stream.of(new double[] {samples}, squaredSum, sum, residual, count).flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public void restore(double[] snapshot) {
        int columns = (snapshot.length - 1) / 4;
        MetricState.checkSnapshot(snapshot, 1 + 4 * columns);
        samples = (long) snapshot[0];
        size(columns);
        int from = 1;
        for (double[] sums : List.of(squaredSum, sum, residual, count)) {
            System.arraycopy(snapshot, from, sums, 0, columns);
            from += columns;
        }
    }
}
