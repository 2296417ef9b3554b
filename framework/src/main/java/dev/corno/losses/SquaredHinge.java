package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code mean(max(1 - yTrue * yPred, 0)^2)} over the last axis: yes-or-no questions answered by scores below -1 and above 1. Labels are -1 and 1; where all of a
 * batch are 0 or 1 they become -1 and 1. Both have one shape; a last axis of length 1 may be left out of either.
 *
 * <pre>{@code
 * model.compile(new Adam(), new SquaredHinge());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record SquaredHinge(Reduction reduction) implements HingeLoss {

    /** Checks that nothing is null. */
    public SquaredHinge {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public SquaredHinge() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public SquaredHinge reduction(Reduction value) {
        return new SquaredHinge(value);
    }

    @Override
    public String name() {
        return "squared_hinge";
    }

    @Override
    public double value(double yTrue, double yPred) {
        double missing = Math.max(1 - yTrue * yPred, 0);
        return missing * missing;
    }

    @Override
    public double slope(double yTrue, double yPred) {
        return -2 * yTrue * Math.max(1 - yTrue * yPred, 0);
    }
}
