package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Share of entries whose class is among the {@code k} most probable ones, with one-hot labels. Labels and predictions have shape
 * {@code (batch, ..., classes)}; equal scores count as among them.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new TopKCategoricalAccuracy());
 * }</pre>
 *
 * @param k how many classes count, at least 1; default 5
 * @param name under which it is reported; default {@code top_k_categorical_accuracy}
 */
@CheckReturnValue
public record TopKCategoricalAccuracy(int k, String name) implements MeanMetric {

    /** Checks ranges. */
    public TopKCategoricalAccuracy {
        TopK.checkK("TopKCategoricalAccuracy", k);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public TopKCategoricalAccuracy() {
        this(5, "top_k_categorical_accuracy");
    }

    /**
     * {@return a copy with another {@code k}}
     *
     * @param value at least 1
     */
    public TopKCategoricalAccuracy k(int value) {
        return new TopKCategoricalAccuracy(value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public TopKCategoricalAccuracy name(String value) {
        return new TopKCategoricalAccuracy(k, value);
    }

    private EntryValues entries() {
        return new RowMatches(name, false, k);
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
