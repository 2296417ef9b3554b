package dev.corno.metrics;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;

/** Class indices, or the positions of the highest numbers along an axis. */
final class ClassIndices {

    private final Tensor given;
    private final boolean isSparse;
    private final int classes;
    private final int inner;
    private final Shape shape;

    ClassIndices(IoU metric, boolean isSparse, Tensor given) {
        this.given = given;
        this.isSparse = isSparse;
        int axis = metric.axis() < 0 ? metric.axis() + given.rank() : metric.axis();
        if (!isSparse && (axis < 1 || axis >= given.rank() || given.shape().dim(axis) == 0)) {
            throw new ShapeMismatchException("metric " + metric.name(), "expects classes along an axis " + metric.axis()
                    + " besides the batch axis, got shape " + given.shape() + ". Say with sparseYTrue and sparseYPred whether there is one.");
        }
        classes = isSparse ? 1 : given.shape().dim(axis);
        inner = isSparse ? 1 : Math.toIntExact(given.shape().slice(axis + 1, given.rank()).size());
        shape = isSparse ? given.shape() : without(given.shape(), axis);
    }

    private static Shape without(Shape shape, int axis) {
        Shape rest = shape.slice(0, axis);
        for (int i = axis + 1; i < shape.rank(); i++) {
            rest = rest.append(shape.dim(i));
        }
        return rest;
    }

    Shape shape() {
        return shape;
    }

    double at(int entry) {
        if (isSparse) {
            return given.flatDouble(entry);
        }
        int from = entry / inner * inner * classes + entry % inner;
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = given.flat(from + i * inner) > given.flat(from + best * inner) ? i : best;
        }
        return best;
    }
}
