package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Share of entries whose most probable class is that of the one-hot labels. Labels and predictions have shape
 * {@code (batch, ..., classes)}.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new CategoricalAccuracy());
 * }</pre>
 *
 * @param name under which it is reported; default {@code categorical_accuracy}
 */
@CheckReturnValue
public record CategoricalAccuracy(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public CategoricalAccuracy {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public CategoricalAccuracy() {
        this("categorical_accuracy");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public CategoricalAccuracy name(String value) {
        return new CategoricalAccuracy(value);
    }

    private EntryValues entries() {
        return new RowMatches(name, false, 0);
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
