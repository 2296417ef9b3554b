package dev.corno.losses;

import dev.corno.CheckReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * {@code 1 - 2*sum(yTrue * yPred) / (sum(yTrue) + sum(yPred) + 1e-7)}: one minus the overlap of two regions of a picture. Each position of
 * the axes that are not summed over has a loss; where all are, the batch has a single one, whatever the {@link #reduction}. Milletari,
 * Navab, Ahmadi, <a href="https://arxiv.org/abs/1606.04797">V-Net</a>, 2016, section 3, without the squares.
 *
 * <pre>{@code
 * model.compile(new Adam(), new Dice().axis(1, 2, 3));
 * }</pre>
 *
 * @param axis the axes of the sums, counted with the batch axis, 0, and from the end if negative; default none, which means all, the batch axis too, so that a batch has one loss
 * @param reduction how entries become one number; default {@link Reduction#SUM_OVER_BATCH_SIZE}
 */
@CheckReturnValue
public record Dice(List<Integer> axis, Reduction reduction) implements OverlapLoss {

    /** Copies the list. */
    public Dice {
        axis = List.copyOf(axis);
        Objects.requireNonNull(reduction, "reduction");
    }

    /** With Keras's defaults. */
    public Dice() {
        this(List.of(), Reduction.SUM_OVER_BATCH_SIZE);
    }

    /**
     * {@return a copy that sums over some axes}
     *
     * @param values the axes; none means all
     */
    public Dice axis(int... values) {
        return new Dice(Arrays.stream(values).boxed().toList(), reduction);
    }

    /**
     * {@return a copy with another reduction}
     *
     * @param value how entries become one number
     */
    public Dice reduction(Reduction value) {
        return new Dice(axis, value);
    }

    @Override
    public String name() {
        return "dice";
    }

    @Override
    public double value(double both, double labels, double predictions) {
        return 1 - 2 * both / (labels + predictions + Probability.LOWEST);
    }

    @Override
    public double slope(double label, double both, double labels, double predictions) {
        double whole = labels + predictions + Probability.LOWEST;
        return 2 * both / (whole * whole) - 2 * label / whole;
    }
}
