package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code mean(log(cosh(yPred - yTrue)))} over the last axis: about {@code e^2/2} for small errors and {@code |e| - log(2)} for large ones.
 * Computed as {@code |e| + log(1 + exp(-2*|e|)) - log(2)}, which does not overflow.
 *
 * <pre>{@code
 * model.compile(new Adam(), new LogCosh());
 * }</pre>
 *
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record LogCosh(Reduction reduction) implements ElementwiseLoss {

    /** Checks that nothing is null. */
    public LogCosh {
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public LogCosh() {
        this(Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public LogCosh reduction(Reduction value) {
        return new LogCosh(value);
    }

    @Override
    public String name() {
        return "log_cosh";
    }

    @Override
    public double value(double yTrue, double yPred) {
        double error = Math.abs(yPred - yTrue);
        return error + Math.log1p(Math.exp(-2 * error)) - Math.log(2);
    }

    @Override
    public double slope(double yTrue, double yPred) {
        return Math.tanh(yPred - yTrue);
    }
}
