package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/** Starts with 1 everywhere. */
public record Ones() implements Initializer {

    @Override
    public Tensor initialize(Shape shape, long seed) {
        return Tensor.full(1, shape.toArray());
    }
}
