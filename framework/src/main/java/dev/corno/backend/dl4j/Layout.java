package dev.corno.backend.dl4j;

import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers in another order of axes. */
final class Layout {

    private Layout() {
    }

    /**
     * Writes row-major numbers with their axes permuted.
     *
     * @param values numbers of shape {@code shape}
     * @param shape their shape
     * @param axes for each axis of the result the axis of {@code values}
     * @param permuted where the result goes
     */
    static void permute(float[] values, Shape shape, List<Integer> axes, float[] permuted) {
        if (isSame(axes)) {
            System.arraycopy(values, 0, permuted, 0, permuted.length);
            return;
        }
        walk(shape, axes, (inner, at) -> permuted[inner] = values[at]);
    }

    /** Adds what {@link #permute} wrote back to where it came from. */
    static void addBack(float[] permuted, Shape shape, List<Integer> axes, float[] values) {
        if (isSame(axes)) {
            for (int i = 0; i < permuted.length; i++) {
                values[i] += permuted[i];
            }
            return;
        }
        walk(shape, axes, (inner, at) -> values[at] += permuted[inner]);
    }

    private static boolean isSame(List<Integer> axes) {
        return IntStream.range(0, axes.size()).allMatch(axis -> axes.get(axis) == axis);
    }

    private static void walk(Shape shape, List<Integer> axes, Visitor visitor) {
        int rank = axes.size();
        int[] lengths = new int[rank];
        int[] strides = new int[rank];
        int[] strideOf = new int[rank];
        int size = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strideOf[axis] = size;
            size *= shape.dim(axis);
        }
        for (int axis = 0; axis < rank; axis++) {
            lengths[axis] = shape.dim(axes.get(axis));
            strides[axis] = strideOf[axes.get(axis)];
        }
        int[] counter = new int[rank];
        int at = 0;
        for (int inner = 0; inner < size; inner++) {
            visitor.visit(inner, at);
            for (int axis = rank - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++counter[axis] < lengths[axis]) {
                    break;
                }
                at -= strides[axis] * lengths[axis];
                counter[axis] = 0;
            }
        }
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(int permuted, int original);
    }
}
