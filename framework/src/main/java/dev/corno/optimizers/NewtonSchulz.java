package dev.corno.optimizers;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Brings the singular values of a matrix near 1 by {@code steps} times {@code x = a*x + (b*(x*x^T) + c*(x*x^T)^2) * x}, which needs
 * products of matrices only.
 */
record NewtonSchulz(double a, double b, double c, int steps) {

    private static final float SHORTEST = 1e-7f;
    /** Products of fewer multiplications are done before a second thread has started. */
    private static final long LARGE = 1 << 21;

    /** Returns the matrix with singular values near 1, row-major as it came. */
    float[] orthogonal(float[] matrix, int rows, int columns) {
        if (rows > columns) {
            return transposed(orthogonal(transposed(matrix, rows, columns), columns, rows), columns, rows);
        }
        int size = rows * columns;
        float[] x = Arrays.copyOf(matrix, size);
        float length = (float) Math.sqrt(GradientClipping.squareSum(x, 0, size)) + SHORTEST;
        for (int i = 0; i < size; i++) {
            x[i] /= length;
        }
        for (int step = 0; step < steps; step++) {
            float[] square = product(x, transposed(x, rows, columns), rows, columns, rows);
            float[] factor = product(square, square, rows, rows, rows);
            add((float) b, square, (float) c, factor);
            float[] change = product(factor, x, rows, rows, columns);
            add((float) a, x, 1, change);
            x = change;
        }
        return x;
    }

    /** Replaces {@code target} by a sum of both. */
    private static void add(float factor, float[] other, float ownFactor, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = factor * other[i] + ownFactor * target[i];
        }
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                transposed[k * rows + i] = matrix[i * columns + k];
            }
        }
        return transposed;
    }

    private static float[] product(float[] left, float[] right, int rows, int inner, int columns) {
        float[] product = new float[rows * columns];
        IntStream all = IntStream.range(0, rows);
        IntStream lines = (long) rows * inner * columns < LARGE ? all : all.parallel();
        lines.forEach(row -> multiplyRow(left, right, product, row, inner, columns));
        return product;
    }

    private static void multiplyRow(float[] left, float[] right, float[] product, int row, int inner, int columns) {
        int target = row * columns;
        for (int k = 0; k < inner; k++) {
            float factor = left[row * inner + k];
            int source = k * columns;
            for (int i = 0; i < columns; i++) {
                product[target + i] += factor * right[source + i];
            }
        }
    }
}
