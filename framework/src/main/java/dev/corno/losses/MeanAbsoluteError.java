package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code mean(|yTrue - yPred|)} over the last axis: regression that outliers disturb less than {@link MeanSquaredError}. The gradient
 * at 0 is 0.
 *
 * <pre>{@code
 * model.compile(new SGD(0.1), new MeanAbsoluteError());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record MeanAbsoluteError(Reduction reduction) implements ElementwiseLoss {

    /** Checks that nothing is null. */
    public MeanAbsoluteError {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public MeanAbsoluteError() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public MeanAbsoluteError reduction(Reduction value) {
        return new MeanAbsoluteError(value);
    }

    @Override
    public String name() {
        return "mean_absolute_error";
    }

    @Override
    public double value(double yTrue, double yPred) {
        return Math.abs(yPred - yTrue);
    }

    @Override
    public double slope(double yTrue, double yPred) {
        return Math.signum(yPred - yTrue);
    }
}
