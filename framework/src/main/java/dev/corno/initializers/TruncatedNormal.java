package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * Starts with normally distributed numbers, drawn again where they are more than two standard deviations from the mean.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelInitializer(new TruncatedNormal(0, 0.01));
 * }</pre>
 *
 * @param mean their mean; 0 by default
 * @param stddev their standard deviation before truncation, at least 0; 0.05 by default
 * @param seed where random numbers start, or empty to follow the model
 */
public record TruncatedNormal(double mean, double stddev, OptionalLong seed) implements RandomInitializer {

    /** Checks the parameters. */
    public TruncatedNormal {
        if (!(stddev >= 0)) {
            throw new IllegalArgumentException("TruncatedNormal: stddev must be 0 or more, got " + stddev + ".");
        }
    }

    /** Keras's default, mean 0 and standard deviation 0.05. */
    public TruncatedNormal() {
        this(0, 0.05);
    }

    /**
     * Normally distributed numbers without the tails.
     *
     * @param mean their mean
     * @param stddev their standard deviation before truncation, at least 0
     */
    public TruncatedNormal(double mean, double stddev) {
        this(mean, stddev, OptionalLong.empty());
    }

    @Override
    public TruncatedNormal seed(long value) {
        return new TruncatedNormal(mean, stddev, OptionalLong.of(value));
    }

    @Override
    public Tensor initialize(Shape shape, long modelSeed) {
        RandomNumbers random = new RandomNumbers(seed.orElse(modelSeed));
        return RandomNumbers.fill(shape, () -> mean + stddev * random.truncatedNormal());
    }
}
