package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * {@code 1 - both / (both + alpha*missed + beta*added + 1e-7)}, where {@code both = sum(yTrue * yPred)}, {@code missed = sum(yTrue * (1 - yPred))}
 * and {@code added = sum((1 - yTrue) * yPred)}: as {@link Dice}, but what is missed and what is too much count differently. Keras documents
 * {@code alpha} and {@code beta} the other way round, but computes this. Salehi, Erdogmus, Gholipour,
 * <a href="https://arxiv.org/abs/1706.05721">Tversky Loss Function for Image Segmentation</a>, 2017, equation 3, with both exchanged.
 *
 * <pre>{@code
 * model.compile(new Adam(), new Tversky().alpha(0.3).beta(0.7));
 * }</pre>
 *
 * @param alpha the weight of what is missed; 0 or more; default 0.5
 * @param beta the weight of what is too much; 0 or more; default 0.5
 * @param axis the axes of the sums, counted with the batch axis, 0, and from the end if negative; default none, which means all, the batch axis too, so that a batch has one loss
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record Tversky(double alpha, double beta, List<Integer> axis, Reduction reduction) implements OverlapLoss {

    /** Checks ranges. */
    public Tversky {
        check("alpha", alpha);
        check("beta", beta);
        axis = List.copyOf(axis);
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public Tversky() {
        this(0.5, 0.5, List.of(), Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy with another weight of what is missed}
     *
     * @param value 0 or more
     */
    public Tversky alpha(double value) {
        return new Tversky(value, beta, axis, reduction);
    }

    /**
     * {@return a copy with another weight of what is too much}
     *
     * @param value 0 or more
     */
    public Tversky beta(double value) {
        return new Tversky(alpha, value, axis, reduction);
    }

    /**
     * {@return a copy that sums over some axes}
     *
     * @param values the axes; none means all
     */
    public Tversky axis(int... values) {
        return new Tversky(alpha, beta, Arrays.stream(values).boxed().toList(), reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public Tversky reduction(Reduction value) {
        return new Tversky(alpha, beta, axis, value);
    }

    @Override
    public String name() {
        return "tversky";
    }

    private static void check(String what, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("Tversky: " + what + " must be a number of 0 or more, got " + weight + ".");
        }
    }

    @Override
    public double value(double both, double labels, double predictions) {
        return 1 - both / whole(both, labels, predictions);
    }

    @Override
    public double slope(double label, double both, double labels, double predictions) {
        double whole = whole(both, labels, predictions);
        double ofWhole = label * (1 - alpha - beta) + beta;
        return both * ofWhole / (whole * whole) - label / whole;
    }

    private double whole(double both, double labels, double predictions) {
        return both + alpha * (labels - both) + beta * (predictions - both) + Probability.LOWEST;
    }
}
