package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * Starts with normally distributed numbers.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelInitializer(new RandomNormal(0, 0.01));
 * }</pre>
 *
 * @param mean their mean; 0 by default
 * @param stddev their standard deviation, at least 0; 0.05 by default
 * @param seed where random numbers start, or empty to follow the model
 */
public record RandomNormal(double mean, double stddev, OptionalLong seed) implements RandomInitializer {

    /** Checks the parameters. */
    public RandomNormal {
        if (!(stddev >= 0)) {
            throw new IllegalArgumentException("RandomNormal: stddev must be 0 or more, got " + stddev + ".");
        }
    }

    /** Keras's default, mean 0 and standard deviation 0.05. */
    public RandomNormal() {
        this(0, 0.05);
    }

    /**
     * Normally distributed numbers.
     *
     * @param mean their mean
     * @param stddev their standard deviation, at least 0
     */
    public RandomNormal(double mean, double stddev) {
        this(mean, stddev, OptionalLong.empty());
    }

    @Override
    public RandomNormal seed(long value) {
        return new RandomNormal(mean, stddev, OptionalLong.of(value));
    }

    @Override
    public Tensor initialize(Shape shape, long modelSeed) {
        RandomNumbers random = new RandomNumbers(seed.orElse(modelSeed));
        return RandomNumbers.fill(shape, () -> mean + stddev * random.normal());
    }
}
