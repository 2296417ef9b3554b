package dev.corno.initializers;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/**
 * How many inputs a unit has, and how many outputs an input: the products of some axes of a weight. By shape, unless axes are named, the
 * last axis holds the units, the one before the inputs, and all before those are places that a kernel slides over, which count for both; a
 * vector's length is both.
 *
 * @param inputAxes the axes of the inputs; empty, with the outputs', to go by shape
 * @param outputAxes the axes of the outputs; empty, with the inputs', to go by shape
 */
@CheckReturnValue
public record Fans(List<Integer> inputAxes, List<Integer> outputAxes) {

    /** By shape: Keras's default. */
    public static final Fans BY_SHAPE = new Fans(List.of(), List.of());

    /** Copies the lists. */
    public Fans {
        inputAxes = List.copyOf(inputAxes);
        outputAxes = List.copyOf(outputAxes);
        if (inputAxes.isEmpty() != outputAxes.isEmpty()) {
            throw new IllegalArgumentException("Fans: expects axes of inputs and of outputs, or neither, got " + inputAxes + " and "
                    + outputAxes + ".");
        }
    }

    double in(Shape shape) {
        return inputAxes.isEmpty() ? shape.rank() < 2 ? shape.size() : shape.slice(0, shape.rank() - 1).size()
                : product(inputAxes, shape);
    }

    double out(Shape shape) {
        return outputAxes.isEmpty()
                ? shape.rank() < 2 ? shape.size() : shape.slice(0, shape.rank() - 2).size() * shape.dim(-1)
                : product(outputAxes, shape);
    }

    private static double product(List<Integer> axes, Shape shape) {
        double product = 1;
        for (int axis : axes) {
            if (axis < -shape.rank() || axis >= shape.rank()) {
                throw new ShapeMismatchException("Fans", "expects a weight with axis " + axis + ", got one of shape " + shape + ".");
            }
            product *= shape.dim(axis);
        }
        return product;
    }
}
