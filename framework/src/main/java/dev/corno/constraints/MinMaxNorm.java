package dev.corno.constraints;

import dev.corno.CheckReturnValue;
import java.util.List;

/**
 * Brings the lengths of a weight's vectors into a range, or part of the way there:
 * {@code w *= (rate*clip(norm, minValue, maxValue) + (1-rate)*norm) / (1e-7 + norm)}.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelConstraint(new MinMaxNorm(0.5, 2).rate(0.9));
 * }</pre>
 *
 * @param minValue least length of a vector, at least 0; 0 by default
 * @param maxValue greatest length of a vector, at least {@code minValue}; 1 by default
 * @param rate how much of the way is gone at each update, in [0, 1]; 1, all of it, by default
 * @param axis the axes that a vector extends along, empty for all; 0 by default
 */
@CheckReturnValue
public record MinMaxNorm(double minValue, double maxValue, double rate, List<Integer> axis) implements NormConstraint {

    /** Checks ranges. */
    public MinMaxNorm {
        if (!(minValue >= 0)) {
            throw new IllegalArgumentException("MinMaxNorm: minValue must be at least 0, got " + minValue + ".");
        }
        if (!(maxValue >= minValue)) {
            throw new IllegalArgumentException("MinMaxNorm: maxValue must be at least minValue, which is " + minValue + ", got "
                    + maxValue + ".");
        }
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("MinMaxNorm: rate must be in [0, 1], got " + rate + ".");
        }
        axis = List.copyOf(axis);
    }

    /** Keras's defaults, lengths of at most 1. */
    public MinMaxNorm() {
        this(0, 1);
    }

    /**
     * For vectors along axis 0, brought into the range at once.
     *
     * @param minValue least length of a vector, at least 0
     * @param maxValue greatest length of a vector, at least {@code minValue}
     */
    public MinMaxNorm(double minValue, double maxValue) {
        this(minValue, maxValue, 1, List.of(0));
    }

    /**
     * {@return a copy that goes another part of the way at each update}
     *
     * @param value see {@link #rate}
     */
    public MinMaxNorm rate(double value) {
        return new MinMaxNorm(minValue, maxValue, value, axis);
    }

    /**
     * {@return a copy for vectors along other axes}
     *
     * @param value the axes, at least one
     */
    public MinMaxNorm axis(int... value) {
        return new MinMaxNorm(minValue, maxValue, rate, Vectors.axes(value));
    }

    @Override
    public float desired(float norm) {
        float share = (float) rate;
        return share * Math.max((float) minValue, Math.min((float) maxValue, norm)) + (1 - share) * norm;
    }
}
