package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Share of entries whose most probable class is the label. Predictions have shape {@code (batch, ..., classes)}, labels are class
 * indices of shape {@code (batch, ...)}; an axis of length 1 may follow.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new SparseCategoricalAccuracy());
 * }</pre>
 *
 * @param name under which it is reported; default {@code sparse_categorical_accuracy}
 */
@CheckReturnValue
public record SparseCategoricalAccuracy(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public SparseCategoricalAccuracy {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public SparseCategoricalAccuracy() {
        this("sparse_categorical_accuracy");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public SparseCategoricalAccuracy name(String value) {
        return new SparseCategoricalAccuracy(value);
    }

    private EntryValues entries() {
        return new RowMatches(name, true, 0);
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
