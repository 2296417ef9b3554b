package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/**
 * Starts with the same number everywhere.
 *
 * <pre>{@code
 * var layer = new Dense(64).biasInitializer(new Constant(0.1));
 * }</pre>
 *
 * @param value the number; 0 by default
 */
public record Constant(double value) implements Initializer {

    /** Keras's default, 0. */
    public Constant() {
        this(0);
    }

    @Override
    public Tensor initialize(Shape shape, long seed) {
        return Tensor.full((float) value, shape.toArray());
    }
}
