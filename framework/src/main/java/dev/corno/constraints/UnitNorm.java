package dev.corno.constraints;

import dev.corno.CheckReturnValue;
import java.util.List;

/**
 * Gives each vector of a weight the length 1: {@code w /= 1e-7 + norm(w)}.
 *
 * <pre>{@code
 * var layer = new Conv2D(32, 3).kernelConstraint(new UnitNorm().axis(0, 1, 2));
 * }</pre>
 *
 * @param axis the axes that a vector extends along, empty for all; 0 by default
 */
@CheckReturnValue
public record UnitNorm(List<Integer> axis) implements NormConstraint {

    /** Copies the list. */
    public UnitNorm {
        axis = List.copyOf(axis);
    }

    /** Keras's default, axis 0. */
    public UnitNorm() {
        this(List.of(0));
    }

    /**
     * {@return a copy for vectors along other axes}
     *
     * @param value the axes, at least one
     */
    public UnitNorm axis(int... value) {
        return new UnitNorm(Vectors.axes(value));
    }

    @Override
    public float desired(float norm) {
        return 1;
    }
}
