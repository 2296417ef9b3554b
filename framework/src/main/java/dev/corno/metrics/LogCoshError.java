package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code mean(log(cosh(yPred - yTrue)))}, the loss {@link dev.corno.losses.LogCosh} as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new LogCoshError());
 * }</pre>
 *
 * @param name under which it is reported; default {@code logcosh}
 */
@CheckReturnValue
public record LogCoshError(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public LogCoshError {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public LogCoshError() {
        this("logcosh");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public LogCoshError name(String value) {
        return new LogCoshError(value);
    }

    private EntryValues entries() {
        return new LossValues(Losses.LOG_COSH);
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
