package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code mean((yTrue - yPred)^2)}.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new MeanSquaredError());
 * }</pre>
 *
 * @param name under which it is reported; default {@code mean_squared_error}
 */
@CheckReturnValue
public record MeanSquaredError(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public MeanSquaredError {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public MeanSquaredError() {
        this("mean_squared_error");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public MeanSquaredError name(String value) {
        return new MeanSquaredError(value);
    }

    private EntryValues entries() {
        return new LossValues(Losses.MEAN_SQUARED_ERROR);
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
