package dev.corno.layers;

import dev.corno.tensor.Tensor;

/** How numbers between the places of an axis are found; places lie in the middle of their part of the axis. */
public enum Interpolation {

    /** The nearest place's. */
    NEAREST(0.5),

    /** Blended from the two nearest along each axis. */
    BILINEAR(1),

    /** A cubic through the four nearest along each axis, with Keys's parameter -0.5. */
    BICUBIC(2),

    /** Lanczos's window over the six nearest along each axis. */
    LANCZOS3(3),

    /** Lanczos's window over the ten nearest along each axis. */
    LANCZOS5(5);

    private final double radius;

    Interpolation(double radius) {
        this.radius = radius;
    }

    /** {@return how far a place reaches, in places} */
    public double radius() {
        return radius;
    }

    /**
     * Checks that it is one of the two simple ones.
     *
     * @param where who takes no other
     * @throws IllegalArgumentException if it is not
     */
    public void requireNearestOrBilinear(String where) {
        if (this != NEAREST && this != BILINEAR) {
            throw new IllegalArgumentException(where + ": interpolation must be BILINEAR or NEAREST, got " + this + ".");
        }
    }

    /**
     * {@return the weight of a place, before weights are made to add up to 1}
     *
     * @param distance how far away it is, in places
     */
    public double weight(double distance) {
        double x = Math.abs(distance);
        if (x > radius) {
            return 0;
        }
        return switch (this) {
            case NEAREST -> 1;
            case BILINEAR -> 1 - x;
            case BICUBIC -> x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
            case LANCZOS3, LANCZOS5 -> x < 1e-3 ? 1
                    : radius * Math.sin(Math.PI * x) * Math.sin(Math.PI * x / radius) / (Math.PI * Math.PI * x * x);
        };
    }

    /**
     * {@return the matrix {@code (from, to)} that enlarges an axis; its columns add up to 1}
     *
     * @param from length of the axis
     * @param to its length afterwards
     */
    public Tensor matrix(int from, int to) {
        float[] matrix = new float[Math.multiplyExact(from, to)];
        double[] weights = new double[from];
        for (int column = 0; column < to; column++) {
            double centre = (column + 0.5) * from / to - 0.5;
            double sum = 0;
            for (int row = 0; row < from; row++) {
                weights[row] = weight(row - centre);
                sum += weights[row];
            }
            for (int row = 0; row < from; row++) {
                matrix[row * to + column] = (float) (weights[row] / sum);
            }
        }
        return Tensor.of(matrix, from, to);
    }
}
