package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * The {@linkplain dev.corno.losses.MeanSquaredLogarithmicError squared difference of logarithms}, as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new MeanSquaredLogarithmicError());
 * }</pre>
 *
 * @param name under which it is reported; default {@code mean_squared_logarithmic_error}
 */
@CheckReturnValue
public record MeanSquaredLogarithmicError(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public MeanSquaredLogarithmicError {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public MeanSquaredLogarithmicError() {
        this("mean_squared_logarithmic_error");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public MeanSquaredLogarithmicError name(String value) {
        return new MeanSquaredLogarithmicError(value);
    }

    private EntryValues entries() {
        return new LossValues(Losses.MEAN_SQUARED_LOGARITHMIC_ERROR);
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
