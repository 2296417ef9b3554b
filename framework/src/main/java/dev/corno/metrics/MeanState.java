package dev.corno.metrics;

import dev.corno.losses.LossBatch;
import dev.corno.losses.SampleWeights;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Gathers a weighted mean as Keras does: {@code total / count}, where a sample's number is the mean over its other axes, and its
 * weight the mean of its weights.
 */
public final class MeanState implements MetricState {

    private final EntryValues values;
    private final DoubleUnaryOperator finish;
    private final boolean looksAtMasks;
    private final LossBatch batch = new LossBatch();
    private Shape labels = Shape.scalar();
    private Shape predictions = Shape.scalar();
    private Shape entries = Shape.scalar();
    private double[] room = {};
    private double[] weights = {};
    private double total;
    private double count;

    /**
     * A mean.
     *
     * @param values from labels and predictions to what is averaged, of shape {@code (batch, ...)}
     */
    public MeanState(BinaryOperator<Tensor> values) {
        this(new TensorValues(values));
    }

    /**
     * A function of a mean; it counts masked entries, as Keras's {@code RootMeanSquaredError} does.
     *
     * @param values from labels and predictions to what is averaged, of shape {@code (batch, ...)}
     * @param finish from the mean to the result, such as the square root
     */
    public MeanState(BinaryOperator<Tensor> values, DoubleUnaryOperator finish) {
        this(new TensorValues(values), finish);
    }

    MeanState(EntryValues values) {
        this(values, DoubleUnaryOperator.identity(), true);
    }

    MeanState(EntryValues values, DoubleUnaryOperator finish) {
        this(values, finish, false);
    }

    private MeanState(EntryValues values, DoubleUnaryOperator finish, boolean looksAtMasks) {
        this.values = values;
        this.finish = finish;
        this.looksAtMasks = looksAtMasks;
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        update(yTrue, yPred, looksAtMasks ? SampleWeights.masked(sampleWeight, mask) : sampleWeight);
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        if (!values.dependsOnShapesOnly() || !yTrue.shape().equals(labels) || !yPred.shape().equals(predictions)) {
            entries = values.entries(yTrue, yPred);
            labels = yTrue.shape();
            predictions = yPred.shape();
        }
        int size = Math.toIntExact(entries.size());
        room = room.length < size ? new double[size] : room;
        values.compute(batch.read(yTrue, yPred, size), room);
        boolean isWhole = sampleWeight.isPresent() && sampleWeight.get().rank() == 0;
        // Keras weighs a batch that has one weight as one number.
        int perSample = isWhole ? size : entries.rank() == 0 || entries.dim(0) == 0 ? 1 : size / entries.dim(0);
        double sum = 0;
        double weightSum = size;
        if (sampleWeight.isPresent()) {
            weightSum = 0;
            weights = weights.length < size ? new double[size] : weights;
            SampleWeights.spread(sampleWeight.get(), entries, weights);
            for (int i = 0; i < size; i++) {
                sum += room[i] * weights[i];
                weightSum += weights[i];
            }
        } else {
            for (int i = 0; i < size; i++) {
                sum += room[i];
            }
        }
        total += sum / perSample;
        count += weightSum / perSample;
    }

    @Override
    public Tensor result() {
        return Tensor.scalar((float) finish.applyAsDouble(count == 0 ? 0 : total / count));
    }

    @Override
    public void reset() {
        total = 0;
        count = 0;
    }

    @Override
    public double[] snapshot() {
        return new double[] {total, count};
    }

    @Override
    public void restore(double[] snapshot) {
        MetricState.checkSnapshot(snapshot, 2);
        total = snapshot[0];
        count = snapshot[1];
    }

    @Override
    public Map<String, Tensor> variables() {
        Map<String, Tensor> variables = new LinkedHashMap<>();
        variables.put("total", Tensor.scalar((float) total));
        variables.put("count", Tensor.scalar((float) count));
        return variables;
    }
}
