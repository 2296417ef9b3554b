package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code 100 * mean(|yTrue - yPred| / max(|yTrue|, 1e-7))} over the last axis: errors in percent of the labels, for labels that are far
 * from 0. The gradient where prediction and label agree is 0.
 *
 * <pre>{@code
 * model.compile(new Adam(), new MeanAbsolutePercentageError());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record MeanAbsolutePercentageError(Reduction reduction) implements ElementwiseLoss {

    /** Checks that nothing is null. */
    public MeanAbsolutePercentageError {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public MeanAbsolutePercentageError() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public MeanAbsolutePercentageError reduction(Reduction value) {
        return new MeanAbsolutePercentageError(value);
    }

    @Override
    public String name() {
        return "mean_absolute_percentage_error";
    }

    @Override
    public double value(double yTrue, double yPred) {
        return 100 * Math.abs(yTrue - yPred) / Math.max(Math.abs(yTrue), Probability.LOWEST);
    }

    @Override
    public double slope(double yTrue, double yPred) {
        return 100 * Math.signum(yPred - yTrue) / Math.max(Math.abs(yTrue), Probability.LOWEST);
    }
}
