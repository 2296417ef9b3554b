package dev.corno.metrics;

import dev.corno.losses.SampleWeights;
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

    private final BinaryOperator<Tensor> values;
    private final DoubleUnaryOperator finish;
    private double total;
    private double count;

    /**
     * A mean.
     *
     * @param values from labels and predictions to what is averaged, of shape {@code (batch, ...)}
     */
    public MeanState(BinaryOperator<Tensor> values) {
        this(values, DoubleUnaryOperator.identity());
    }

    /**
     * A function of a mean.
     *
     * @param values from labels and predictions to what is averaged, of shape {@code (batch, ...)}
     * @param finish from the mean to the result, such as the square root
     */
    public MeanState(BinaryOperator<Tensor> values, DoubleUnaryOperator finish) {
        this.values = values;
        this.finish = finish;
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        add(values.apply(yTrue, yPred), sampleWeight);
    }

    private void add(Tensor batch, Optional<Tensor> sampleWeight) {
        int perSample = batch.rank() == 0 || batch.rows() == 0 ? 1 : batch.size() / batch.rows();
        double sum = 0;
        double weightSum = batch.size();
        if (sampleWeight.isPresent()) {
            weightSum = 0;
            double[] weights = SampleWeights.spread(sampleWeight.get(), batch.shape());
            for (int i = 0; i < weights.length; i++) {
                sum += batch.flatDouble(i) * weights[i];
                weightSum += weights[i];
            }
        } else {
            for (int i = 0; i < batch.size(); i++) {
                sum += batch.flatDouble(i);
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
    public Map<String, Tensor> variables() {
        Map<String, Tensor> variables = new LinkedHashMap<>();
        variables.put("total", Tensor.scalar((float) total));
        variables.put("count", Tensor.scalar((float) count));
        return variables;
    }
}
