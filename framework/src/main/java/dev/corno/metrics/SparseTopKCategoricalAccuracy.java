package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Share of entries whose class is among the {@code k} most probable ones, with class indices as labels. Predictions have shape
 * {@code (batch, ..., classes)}, labels {@code (batch, ...)}; equal scores count as among them.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new SparseTopKCategoricalAccuracy());
 * }</pre>
 *
 * @param k how many classes count, at least 1; default 5
 * @param name under which it is reported; default {@code sparse_top_k_categorical_accuracy}
 */
@CheckReturnValue
public record SparseTopKCategoricalAccuracy(int k, String name) implements MeanMetric {

    /** Checks ranges. */
    public SparseTopKCategoricalAccuracy {
        TopK.checkK("SparseTopKCategoricalAccuracy", k);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public SparseTopKCategoricalAccuracy() {
        this(5, "sparse_top_k_categorical_accuracy");
    }

    /**
     * {@return a copy with another {@code k}}
     *
     * @param value at least 1
     */
    public SparseTopKCategoricalAccuracy k(int value) {
        return new SparseTopKCategoricalAccuracy(value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public SparseTopKCategoricalAccuracy name(String value) {
        return new SparseTopKCategoricalAccuracy(k, value);
    }

    private EntryValues entries() {
        return new RowMatches(name, true, k);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return entries().tensor(yTrue, yPred);
    }

    @Override
    public MetricState start() {
        return new MeanState(entries());
    }
}
