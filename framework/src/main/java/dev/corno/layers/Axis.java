package dev.corno.layers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;

/** Keras's numbers of axes, which count the batch axis as 0 and may count from the end. */
public final class Axis {

    private Axis() {
    }

    /**
     * {@return the same axis as a position in a shape without the batch axis}
     *
     * @param where the layer that has the axis
     * @param axis Keras's number: 1 to the rank, or -rank to -1
     * @param shape the shape without the batch axis
     * @throws ShapeMismatchException if the shape has no such axis; the batch axis cannot be meant
     */
    public static int position(String where, int axis, Shape shape) {
        int rank = shape.rank();
        int position = axis < 0 ? axis + rank : axis - 1;
        if (position < 0 || position >= rank) {
            throw new ShapeMismatchException(where, "expects inputs that have axis " + axis + " besides the batch axis, got "
                    + shape.withBatch() + ".");
        }
        return position;
    }
}
