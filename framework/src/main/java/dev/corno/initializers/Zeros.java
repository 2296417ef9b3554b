package dev.corno.initializers;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/** Starts with 0 everywhere. */
public record Zeros() implements Initializer {

    @Override
    public Tensor initialize(Shape shape, long seed) {
        return Tensor.zeros(DataType.FLOAT32, shape);
    }
}
