package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * The {@linkplain dev.corno.losses.MeanAbsolutePercentageError error in percent} of the labels, as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new MeanAbsolutePercentageError());
 * }</pre>
 *
 * @param name under which it is reported; default {@code mean_absolute_percentage_error}
 */
@CheckReturnValue
public record MeanAbsolutePercentageError(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public MeanAbsolutePercentageError {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public MeanAbsolutePercentageError() {
        this("mean_absolute_percentage_error");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public MeanAbsolutePercentageError name(String value) {
        return new MeanAbsolutePercentageError(value);
    }

    private EntryValues entries() {
        return new LossValues(Losses.MEAN_ABSOLUTE_PERCENTAGE_ERROR);
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
