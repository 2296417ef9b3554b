package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code mean((log(max(yTrue, 1e-7) + 1) - log(max(yPred, 1e-7) + 1))^2)} over the last axis: regression of numbers of 0 or more whose
 * ratio counts, not their difference. The gradient of predictions below 1e-7 is 0.
 *
 * <pre>{@code
 * model.compile(new Adam(), new MeanSquaredLogarithmicError());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record MeanSquaredLogarithmicError(Reduction reduction) implements ElementwiseLoss {

    /** Checks that nothing is null. */
    public MeanSquaredLogarithmicError {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public MeanSquaredLogarithmicError() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public MeanSquaredLogarithmicError reduction(Reduction value) {
        return new MeanSquaredLogarithmicError(value);
    }

    @Override
    public String name() {
        return "mean_squared_logarithmic_error";
    }

    @Override
    public double value(double yTrue, double yPred) {
        return difference(yTrue, yPred) * difference(yTrue, yPred);
    }

    @Override
    public double slope(double yTrue, double yPred) {
        return yPred < Probability.LOWEST ? 0 : 2 * difference(yTrue, yPred) / (yPred + 1);
    }

    private static double difference(double yTrue, double yPred) {
        return Math.log(Math.max(yPred, Probability.LOWEST) + 1) - Math.log(Math.max(yTrue, Probability.LOWEST) + 1);
    }
}
