package dev.corno.layers.normalization;

import dev.corno.expression.Expression;
import dev.corno.layers.Axis;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.IntStream;

/** The axes that are normalized together, which Keras counts with the batch axis. */
final class NormalizedAxes {

    private NormalizedAxes() {
    }

    static void checkEpsilon(String layer, double epsilon) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException(layer + ": epsilon must be 0 or more, got " + epsilon + ".");
        }
    }

    /** {@return the lengths of the axes, in the order given} */
    static Shape lengths(String layer, List<Integer> axes, Shape input) {
        int[] positions = axes.stream().mapToInt(axis -> Axis.position(layer, axis, input)).toArray();
        if (positions.length == 0 || IntStream.of(positions).distinct().count() < positions.length) {
            throw new ShapeMismatchException(layer, "expects at least one axis, and each once, got " + axes + " for " + input.withBatch()
                    + ".");
        }
        int[] lengths = IntStream.of(positions).map(input::dim).toArray();
        if (IntStream.of(lengths).anyMatch(length -> length == Shape.UNKNOWN)) {
            throw new ShapeMismatchException(layer, "expects inputs whose axes " + axes + " are known, got " + input.withBatch()
                    + ". Give their lengths to the Input.");
        }
        return Shape.of(lengths);
    }

    /** {@return the positions of the axes in an array with the batch axis, ascending} */
    static int[] positions(String layer, List<Integer> axes, Expression x) {
        Shape sample = x.shape().slice(1, x.rank());
        return axes.stream().mapToInt(axis -> Axis.position(layer, axis, sample) + 1).sorted().toArray();
    }

    /** {@return the shape of an array with all axes but these of length 1} */
    static Shape broadcast(Expression x, int[] positions) {
        return Shape.of(IntStream.range(0, x.rank()).map(axis -> IntStream.of(positions).anyMatch(position -> position == axis)
                ? x.dim(axis) : 1).toArray());
    }
}
