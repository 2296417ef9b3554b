package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code mean(yPred - yTrue * log(yPred + 1e-7))} over the last axis: the loss of predicted rates, for labels that are counts.
 * Predictions must be 0 or more; softplus or exponential make them so.
 *
 * <pre>{@code
 * model.compile(new Adam(), new Poisson());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record Poisson(Reduction reduction) implements ElementwiseLoss {

    /** Checks that nothing is null. */
    public Poisson {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public Poisson() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public Poisson reduction(Reduction value) {
        return new Poisson(value);
    }

    @Override
    public String name() {
        return "poisson";
    }

    @Override
    public double value(double yTrue, double yPred) {
        return yPred - yTrue * Math.log(yPred + Probability.LOWEST);
    }

    @Override
    public double slope(double yTrue, double yPred) {
        return 1 - yTrue / (yPred + Probability.LOWEST);
    }
}
