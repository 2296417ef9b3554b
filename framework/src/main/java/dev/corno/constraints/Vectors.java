package dev.corno.constraints;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The vectors that a weight consists of: numbers whose positions differ only in some axes. */
final class Vectors {

    /** Keras's, which keeps vectors of length 0 from becoming NaN. */
    static final float EPSILON = 1e-7f;

    private final int[] dims;
    /** By how much the number of the vector grows along each axis; 0 along the vector itself. */
    private final int[] strides;
    private final int count;

    Vectors(Shape shape, List<Integer> axes) {
        Set<Integer> own = new HashSet<>();
        axes.forEach(axis -> own.add(axis < 0 ? axis + shape.rank() : axis));
        dims = shape.rank() == 0 ? new int[] {1} : shape.toArray();
        strides = new int[dims.length];
        int vectors = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            if (!axes.isEmpty() && !own.contains(axis)) {
                strides[axis] = vectors;
                vectors *= dims[axis];
            }
        }
        count = vectors;
    }

    static List<Integer> axes(int... axis) {
        return IntStream.of(axis).boxed().toList();
    }

    static void check(String where, List<Integer> axes, Shape shape) {
        Set<Integer> seen = new HashSet<>();
        for (int axis : axes) {
            if (axis < -shape.rank() || axis >= shape.rank()) {
                throw new ShapeMismatchException(where, "expects a weight with axis " + axis + ", got one of shape " + shape
                        + ". Name axes from " + -shape.rank() + " to " + (shape.rank() - 1) + ".");
            }
            if (!seen.add(axis < 0 ? axis + shape.rank() : axis)) {
                throw new ShapeMismatchException(where, "expects each axis once, got " + axes + " for a weight of shape " + shape + ".");
            }
        }
    }

    /** Returns the L2 norm of each vector. */
    float[] norms(float[] weight) {
        double[] squares = new double[count];
        int columns = dims[dims.length - 1];
        boolean isSpread = strides[dims.length - 1] > 0;
        for (int row = 0; row < rows(); row++) {
            int vector = vector(row);
            int start = row * columns;
            if (isSpread) {
                for (int i = 0; i < columns; i++) {
                    squares[vector + i] += (double) weight[start + i] * weight[start + i];
                }
            } else {
                double sum = 0;
                for (int i = 0; i < columns; i++) {
                    sum += (double) weight[start + i] * weight[start + i];
                }
                squares[vector] += sum;
            }
        }
        float[] norms = new float[count];
        for (int i = 0; i < count; i++) {
            norms[i] = (float) Math.sqrt(squares[i]);
        }
        return norms;
    }

    /** Multiplies each vector with its factor. */
    void scale(float[] weight, float[] factors) {
        int columns = dims[dims.length - 1];
        int stride = strides[dims.length - 1];
        for (int row = 0; row < rows(); row++) {
            int vector = vector(row);
            int start = row * columns;
            for (int i = 0; i < columns; i++) {
                weight[start + i] *= factors[vector + i * stride];
            }
        }
    }

    private int rows() {
        int rows = 1;
        for (int axis = 0; axis < dims.length - 1; axis++) {
            rows *= dims[axis];
        }
        return rows;
    }

    /** Returns the number of the vector that a row belongs to, or its first number to. */
    private int vector(int row) {
        int vector = 0;
        int rest = row;
        for (int axis = dims.length - 2; axis >= 0; axis--) {
            vector += rest % dims[axis] * strides[axis];
            rest /= dims[axis];
        }
        return vector;
    }
}
