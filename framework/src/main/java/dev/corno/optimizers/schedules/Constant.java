package dev.corno.optimizers.schedules;

/**
 * The same learning rate for every update; callbacks may change it while training.
 *
 * @param learningRate the rate, 0 or more
 */
public record Constant(double learningRate) implements Schedule {

    /** Checks the range. */
    public Constant {
        if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Constant: learningRate must be 0 or a positive number, got " + learningRate + ".");
        }
    }

    @Override
    public double learningRate(long iteration) {
        return learningRate;
    }
}
