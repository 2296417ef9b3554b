package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code mean(|yTrue - yPred|)}.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new MeanAbsoluteError());
 * }</pre>
 *
 * @param name under which it is reported; default {@code mean_absolute_error}
 */
@CheckReturnValue
public record MeanAbsoluteError(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public MeanAbsoluteError {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public MeanAbsoluteError() {
        this("mean_absolute_error");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public MeanAbsoluteError name(String value) {
        return new MeanAbsoluteError(value);
    }

    private EntryValues entries() {
        return new LossValues(Losses.MEAN_ABSOLUTE_ERROR);
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
