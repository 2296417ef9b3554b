package dev.corno.constraints;

import dev.corno.CheckReturnValue;
import java.util.List;

/**
 * Shortens vectors of a weight that are too long: {@code w *= min(norm, maxValue) / (1e-7 + norm)}.
 *
 * <p>Srivastava, Hinton and others, <a href="https://jmlr.org/papers/v15/srivastava14a.html">Dropout: A Simple Way to Prevent Neural
 * Networks from Overfitting</a>, 2014, section 5.1.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelConstraint(new MaxNorm(3));
 * }</pre>
 *
 * @param maxValue greatest length of a vector, at least 0; 2 by default
 * @param axis the axes that a vector extends along, empty for all; 0 by default
 */
@CheckReturnValue
public record MaxNorm(double maxValue, List<Integer> axis) implements NormConstraint {

    /** Checks the length. */
    public MaxNorm {
        if (!(maxValue >= 0)) {
            throw new IllegalArgumentException("MaxNorm: maxValue must be at least 0, got " + maxValue + ".");
        }
        axis = List.copyOf(axis);
    }

    /** Keras's defaults, length 2 and axis 0. */
    public MaxNorm() {
        this(2);
    }

    /**
     * For vectors along axis 0.
     *
     * @param maxValue greatest length of a vector, at least 0
     */
    public MaxNorm(double maxValue) {
        this(maxValue, List.of(0));
    }

    /**
     * {@return a copy for vectors along other axes}
     *
     * @param value the axes, at least one
     */
    public MaxNorm axis(int... value) {
        return new MaxNorm(maxValue, Vectors.axes(value));
    }

    @Override
    public float desired(float norm) {
        return Math.min(norm, (float) maxValue);
    }
}
