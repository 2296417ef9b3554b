package dev.corno.layers.preprocessing;

import dev.corno.initializers.Initializer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;

/** Starts with values that are known. */
record GivenValues(Tensor values) implements Initializer {

    @Override
    public Tensor initialize(Shape shape, long seed) {
        if (!shape.equals(values.shape())) {
            throw new ShapeMismatchException("Normalization", "learnt statistics of shape " + values.shape()
                    + ", but its inputs need them of shape " + shape + ". Adapt it to data of the same shape.");
        }
        return values;
    }
}
