package dev.corno.metrics;

import dev.corno.tensor.Tensor;

/**
 * A metric that is the mean of a number for each entry, weighted where sample weights are given. One of your own:
 *
 * <pre>{@code
 * record Bias(String name) implements MeanMetric {
 *     public Tensor values(Tensor yTrue, Tensor yPred) {
 *         float[] differences = yPred.toFloatArray();
 *         for (int i = 0; i < differences.length; i++) {
 *             differences[i] -= yTrue.flat(i);
 *         }
 *         return Tensor.of(differences, yPred.shape().toArray());
 *     }
 * }
 * }</pre>
 */
public interface MeanMetric extends Metric {

    /**
     * {@return what is averaged, of shape {@code (batch, ...)}}
     *
     * @param yTrue labels, {@code (batch, ...)}
     * @param yPred predictions, {@code (batch, ..., values)}
     */
    Tensor values(Tensor yTrue, Tensor yPred);

    @Override
    default MetricState start() {
        return new MeanState(this::values);
    }
}
