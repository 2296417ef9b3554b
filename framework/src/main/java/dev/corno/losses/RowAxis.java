package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;

/** Moves an axis to the end, where the losses have their rows, and back. Axes count the batch axis and may count from the end. */
final class RowAxis {

    static final int LAST = -1;

    private RowAxis() {
    }

    static void check(String loss, int axis) {
        if (axis == 0) {
            throw new IllegalArgumentException(loss + ": axis must not be 0, which is the batch axis. Use -1 for the last axis.");
        }
    }

    static boolean isLast(int axis, int rank) {
        return axis == LAST || axis == rank - 1;
    }

    /** Returns a shape, the batch axis included, with the axis at the end. */
    static Shape toEnd(Loss loss, Shape shape, int axis) {
        int position = position(loss, shape, axis);
        Shape moved = shape;
        for (int at = position; at < shape.rank() - 1; at++) {
            moved = moved.with(at, shape.dim(at + 1));
        }
        return moved.with(LAST, shape.dim(position));
    }

    static Tensor toEnd(Loss loss, Tensor tensor, int axis) {
        Shape shape = tensor.shape();
        int position = position(loss, shape, axis);
        double[] values = tensor.toDoubleArray();
        double[] moved = new double[values.length];
        int length = shape.dim(position);
        int inner = Math.toIntExact(shape.slice(position + 1, shape.rank()).size());
        for (int i = 0; i < values.length; i++) {
            moved[atEnd(i, length, inner)] = values[i];
        }
        return Rows.tensor(moved, toEnd(loss, shape, axis), tensor.dtype());
    }

    /** Undoes {@link #toEnd} for a tensor that then has this shape. */
    static Tensor fromEnd(Loss loss, Tensor tensor, Shape shape, int axis) {
        int position = position(loss, shape, axis);
        double[] values = tensor.toDoubleArray();
        double[] moved = new double[values.length];
        int length = shape.dim(position);
        int inner = Math.toIntExact(shape.slice(position + 1, shape.rank()).size());
        for (int i = 0; i < values.length; i++) {
            moved[i] = values[atEnd(i, length, inner)];
        }
        return Rows.tensor(moved, shape, tensor.dtype());
    }

    /** Checks before the first batch that predictions have the axis. */
    static void checkPresent(Loss loss, Shape yPred, int axis, String output) {
        int rank = yPred.rank() + 1;
        if (axis >= rank || axis + rank < 1) {
            throw new ShapeMismatchException("fit", "loss " + Rows.nameOf(loss) + " expects predictions with an axis " + axis
                    + " besides the batch axis for output \"" + output + "\", got shape " + yPred.withBatch()
                    + ". Use -1 for the last axis.");
        }
    }

    /** Returns the values of a loss along an axis, computed by the same loss along the last one. */
    static Tensor values(Loss loss, Loss alongLast, int axis, Tensor yTrue, Tensor yPred) {
        return alongLast.values(toEnd(loss, yTrue, axis), toEnd(loss, yPred, axis));
    }

    /** Returns the gradient of a loss along an axis, computed by the same loss along the last one. */
    static Tensor gradient(Loss loss, Loss alongLast, int axis, Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        Tensor moved = alongLast.gradient(toEnd(loss, yTrue, axis), toEnd(loss, yPred, axis), entryWeights);
        return fromEnd(loss, moved, yPred.shape(), axis);
    }

    /** Returns a shape without the batch axis, with the axis at the end. */
    static Shape sampleToEnd(Loss loss, Shape shape, int axis) {
        return toEnd(loss, shape.prepend(Shape.UNKNOWN), axis).slice(1, shape.rank() + 1);
    }

    private static int atEnd(int index, int length, int inner) {
        int outside = index / (length * inner);
        int along = index / inner % length;
        return (outside * inner + index % inner) * length + along;
    }

    private static int position(Loss loss, Shape shape, int axis) {
        int position = axis < 0 ? axis + shape.rank() : axis;
        if (position < 1 || position >= shape.rank()) {
            throw new ShapeMismatchException(Rows.nameOf(loss), "expects an axis " + axis + " besides the batch axis, got shape " + shape
                    + ". Use -1 for the last axis.");
        }
        return position;
    }
}
