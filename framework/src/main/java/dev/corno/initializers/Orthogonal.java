package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * Starts as a random matrix with orthogonal columns (or rows, where there are fewer), all axes but the last taken as rows. Saxe
 * et
 * al., 2013, <a href="https://arxiv.org/abs/1312.6120">Exact Solutions to the Nonlinear Dynamics of Learning</a>.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelInitializer(new Orthogonal());
 * }</pre>
 *
 * @param gain length of each column (or row); 1 by default
 * @param seed where random numbers start, or empty to follow the model
 */
public record Orthogonal(double gain, OptionalLong seed) implements RandomInitializer {

    /** Keras's default, gain 1. */
    public Orthogonal() {
        this(1);
    }

    /**
     * Random columns or rows of a given length.
     *
     * @param gain length of each column (or row)
     */
    public Orthogonal(double gain) {
        this(gain, OptionalLong.empty());
    }

    @Override
    public Orthogonal seed(long value) {
        return new Orthogonal(gain, OptionalLong.of(value));
    }

    @Override
    public Tensor initialize(Shape shape, long modelSeed) {
        if (shape.rank() < 2) {
            throw new ShapeMismatchException("Orthogonal", "expects a weight of at least two axes, got " + shape
                    + ". Use another initializer for this weight.");
        }
        int columns = shape.dim(-1);
        int rows = Math.toIntExact(columns == 0 ? 0 : shape.size() / columns);
        double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), seed.orElse(modelSeed));
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = rows >= columns ? vectors[column][row] : vectors[row][column];
                values[row * columns + column] = (float) (gain * value);
            }
        }
        return Tensor.of(values, shape.toArray());
    }

    // Gram-Schmidt, each vector made orthogonal twice so that rounding errors stay small.
    private static double[][] orthonormal(int count, int length, long seed) {
        RandomNumbers random = new RandomNumbers(seed);
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < length; k++) {
                vectors[i][k] = random.normal();
            }
            for (int j = 0; j < 2 * i; j++) {
                addScaled(vectors[i], vectors[j % i], -dot(vectors[i], vectors[j % i]));
            }
            double norm = Math.sqrt(dot(vectors[i], vectors[i]));
            addScaled(vectors[i], vectors[i], 1 / norm - 1);
        }
        return vectors;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void addScaled(double[] target, double[] vector, double factor) {
        for (int k = 0; k < target.length; k++) {
            target[k] += factor * vector[k];
        }
    }
}
