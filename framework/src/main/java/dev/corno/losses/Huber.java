package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * {@code mean(h(yPred - yTrue))} over the last axis with {@code h(e) = e^2/2} for {@code |e| <= delta}, else {@code delta*|e| - delta^2/2}:
 * regression that is quadratic for small errors and linear for outliers. Huber,
 * <a href="https://doi.org/10.1214/aoms/1177703732">Robust Estimation of a Location Parameter</a>, 1964, equation 2.
 *
 * <pre>{@code
 * model.compile(new Adam(), new Huber().delta(0.5));
 * }</pre>
 *
 * @param delta where quadratic becomes linear; more than 0; default 1
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record Huber(double delta, Reduction reduction) implements ElementwiseLoss {

    /** Checks ranges. */
    public Huber {
        if (!(delta > 0) || Double.isInfinite(delta)) {
            throw new IllegalArgumentException("Huber: delta must be a number above 0, got " + delta + ".");
        }
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public Huber() {
        this(1, Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy that becomes linear elsewhere}
     *
     * @param value see {@link #delta}
     */
    public Huber delta(double value) {
        return new Huber(value, reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public Huber reduction(Reduction value) {
        return new Huber(delta, value);
    }

    @Override
    public String name() {
        return "huber_loss";
    }

    @Override
    public double value(double yTrue, double yPred) {
        double error = Math.abs(yPred - yTrue);
        return error <= delta ? error * error / 2 : delta * error - delta * delta / 2;
    }

    @Override
    public double slope(double yTrue, double yPred) {
        return Math.max(-delta, Math.min(delta, yPred - yTrue));
    }
}
