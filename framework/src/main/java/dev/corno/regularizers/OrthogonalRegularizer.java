package dev.corno.regularizers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.Objects;

/**
 * Penalises rows (or columns) of a matrix that point in similar directions: {@code factor} times the mean of
 * {@code |cos(angle)|} over all pairs.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelRegularizer(new OrthogonalRegularizer(0.1));
 * }</pre>
 *
 * @param factor factor of the mean, at least 0; 0.01 by default
 * @param mode what should be orthogonal; rows by default
 */
public record OrthogonalRegularizer(double factor, Mode mode) implements Regularizer {

    private static final double SHORTEST = 1e-12;

    /** What should be orthogonal. */
    public enum Mode {
        /** The rows of the matrix. */
        ROWS,
        /** The columns of the matrix. */
        COLUMNS
    }

    /** Checks the factor. */
    public OrthogonalRegularizer {
        Factors.check("OrthogonalRegularizer", "factor", factor);
        Objects.requireNonNull(mode, "mode");
    }

    /** Keras's default, factor 0.01 and rows. */
    public OrthogonalRegularizer() {
        this(0.01);
    }

    /**
     * A penalty on rows.
     *
     * @param factor factor of the mean, at least 0
     */
    public OrthogonalRegularizer(double factor) {
        this(factor, Mode.ROWS);
    }

    @Override
    public double penalty(float[] weight, Shape shape) {
        double[][] directions = directions(weight, shape, lengths(weight, shape));
        double sum = 0;
        for (int i = 0; i < directions.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.abs(dot(directions[i], directions[j]));
            }
        }
        return sum * scale(directions.length);
    }

    @Override
    public void addGradient(float[] weight, Shape shape, float[] gradient) {
        double[] lengths = lengths(weight, shape);
        double[][] directions = directions(weight, shape, lengths);
        for (int i = 0; i < directions.length; i++) {
            for (int j = 0; j < directions.length; j++) {
                double cosine = dot(directions[i], directions[j]);
                double scale = i == j ? 0 : Math.signum(cosine) * scale(directions.length) / lengths[i];
                for (int k = 0; k < directions[i].length; k++) {
                    gradient[position(shape, i, k)] += (float) (scale * (directions[j][k] - cosine * directions[i][k]));
                }
            }
        }
    }

    private double scale(int vectors) {
        return vectors < 2 ? 0 : 2 * factor / ((double) vectors * (vectors - 1));
    }

    private int position(Shape shape, int vector, int element) {
        return mode == Mode.ROWS ? vector * shape.dim(1) + element : element * shape.dim(1) + vector;
    }

    private double[] lengths(float[] weight, Shape shape) {
        if (shape.rank() != 2) {
            throw new ShapeMismatchException("OrthogonalRegularizer", "expects a weight of shape (rows, columns), got " + shape
                    + ". Use L2 for this weight.");
        }
        double[] lengths = new double[mode == Mode.ROWS ? shape.dim(0) : shape.dim(1)];
        int elements = mode == Mode.ROWS ? shape.dim(1) : shape.dim(0);
        for (int i = 0; i < lengths.length; i++) {
            double squares = 0;
            for (int k = 0; k < elements; k++) {
                double value = weight[position(shape, i, k)];
                squares += value * value;
            }
            lengths[i] = Math.max(Math.sqrt(squares), SHORTEST);
        }
        return lengths;
    }

    private double[][] directions(float[] weight, Shape shape, double[] lengths) {
        double[][] directions = new double[lengths.length][mode == Mode.ROWS ? shape.dim(1) : shape.dim(0)];
        for (int i = 0; i < directions.length; i++) {
            for (int k = 0; k < directions[i].length; k++) {
                directions[i][k] = weight[position(shape, i, k)] / lengths[i];
            }
        }
        return directions;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
