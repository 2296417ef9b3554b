package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code sqrt(mean((yTrue - yPred)^2))}, in the unit of the labels.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new RootMeanSquaredError());
 * }</pre>
 *
 * @param name under which it is reported; default {@code root_mean_squared_error}
 */
@CheckReturnValue
public record RootMeanSquaredError(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public RootMeanSquaredError {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public RootMeanSquaredError() {
        this("root_mean_squared_error");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public RootMeanSquaredError name(String value) {
        return new RootMeanSquaredError(value);
    }

    private EntryValues entries() {
        return new SquaredErrors(name);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return entries().tensor(yTrue, yPred);
    }

    @Override
    public MetricState start() {
        return new MeanState(entries(), Math::sqrt);
    }
}
