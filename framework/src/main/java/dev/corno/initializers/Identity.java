package dev.corno.initializers;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;

/**
 * Starts as the identity matrix, so that a dense layer passes its input on: {@code gain} on the diagonal, 0 elsewhere.
 *
 * @param gain what the diagonal holds; 1 by default
 */
public record Identity(double gain) implements Initializer {

    /** Keras's default, gain 1. */
    public Identity() {
        this(1);
    }

    @Override
    public Tensor initialize(Shape shape, long seed) {
        if (shape.rank() != 2) {
            throw new ShapeMismatchException("Identity", "expects a weight of shape (rows, columns), got " + shape
                    + ". Use another initializer for this layer.");
        }
        float[] values = Tensor.zeros(DataType.FLOAT32, shape).toFloatArray();
        for (int i = 0; i < Math.min(shape.dim(0), shape.dim(1)); i++) {
            values[i * shape.dim(1) + i] = (float) gain;
        }
        return Tensor.of(values, shape.toArray());
    }
}
