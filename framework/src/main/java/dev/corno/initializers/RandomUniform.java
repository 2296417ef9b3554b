package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * Starts with numbers distributed evenly over a range.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelInitializer(new RandomUniform(-0.1, 0.1));
 * }</pre>
 *
 * @param minval the smallest; -0.05 by default
 * @param maxval the largest, not itself drawn; 0.05 by default
 * @param seed where random numbers start, or empty to follow the model
 */
public record RandomUniform(double minval, double maxval, OptionalLong seed) implements RandomInitializer {

    /** Checks the parameters. */
    public RandomUniform {
        if (!(minval <= maxval)) {
            throw new IllegalArgumentException("RandomUniform: minval must not be above maxval, got " + minval
                    + " and " + maxval + ".");
        }
    }

    /** Keras's default, -0.05 to 0.05. */
    public RandomUniform() {
        this(-0.05, 0.05);
    }

    /**
     * Numbers distributed evenly over a range.
     *
     * @param minval the smallest
     * @param maxval the largest, not itself drawn
     */
    public RandomUniform(double minval, double maxval) {
        this(minval, maxval, OptionalLong.empty());
    }

    @Override
    public RandomUniform seed(long value) {
        return new RandomUniform(minval, maxval, OptionalLong.of(value));
    }

    @Override
    public Tensor initialize(Shape shape, long modelSeed) {
        RandomNumbers random = new RandomNumbers(seed.orElse(modelSeed));
        return RandomNumbers.fill(shape, () -> random.uniform(minval, maxval));
    }
}
