package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * Starts with random numbers whose variance {@code scale / n} keeps the size of what flows through a layer, n being how many
 * inputs a unit has, how many outputs an input has, or the mean of both. The other initializers that care about the number of
 * inputs are special cases.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelInitializer(new VarianceScaling(2, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.TRUNCATED_NORMAL));
 * }</pre>
 *
 * @param scale factor of the variance, above 0; 1 by default
 * @param mode what n is; {@link Mode#FAN_IN} by default
 * @param distribution the shape of the distribution; {@link Distribution#TRUNCATED_NORMAL} by default
 * @param seed where random numbers start, or empty to follow the model
 * @param fans which axes are inputs and outputs; by shape by default
 */
public record VarianceScaling(double scale, Mode mode, Distribution distribution, OptionalLong seed, Fans fans)
        implements ScaledInitializer {

    // The standard deviation of a standard normal cut at -2 and 2.
    private static final double TRUNCATED_STDDEV = 0.87962566103423978;

    /** What the variance is divided by. */
    public enum Mode {
        /** The number of inputs of a unit. */
        FAN_IN,
        /** The number of outputs of an input. */
        FAN_OUT,
        /** The mean of both. */
        FAN_AVG
    }

    /** The shape of the distribution. */
    public enum Distribution {
        /** Normal, drawn again beyond two standard deviations, then widened to the wanted variance. */
        TRUNCATED_NORMAL,
        /** Normal. */
        UNTRUNCATED_NORMAL,
        /** Even. */
        UNIFORM
    }

    /** Checks the factor. */
    public VarianceScaling {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("VarianceScaling: scale must be above 0, got " + scale + ".");
        }
    }

    /** Keras's default: scale 1, number of inputs, truncated normal. */
    public VarianceScaling() {
        this(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /**
     * Random numbers that follow the model's seed.
     *
     * @param scale factor of the variance, above 0
     * @param mode what the variance is divided by
     * @param distribution the shape of the distribution
     */
    public VarianceScaling(double scale, Mode mode, Distribution distribution) {
        this(scale, mode, distribution, OptionalLong.empty(), Fans.BY_SHAPE);
    }

    @Override
    public VarianceScaling seed(long value) {
        return new VarianceScaling(scale, mode, distribution, OptionalLong.of(value), fans);
    }

    @Override
    public VarianceScaling fans(Fans value) {
        return new VarianceScaling(scale, mode, distribution, seed, value);
    }

    @Override
    public Tensor initialize(Shape shape, long modelSeed) {
        RandomNumbers random = new RandomNumbers(seed.orElse(modelSeed));
        double variance = scale / Math.max(1, fan(shape));
        double stddev = StrictMath.sqrt(variance);
        double limit = StrictMath.sqrt(3 * variance);
        return RandomNumbers.fill(shape, switch (distribution) {
            case TRUNCATED_NORMAL -> () -> stddev / TRUNCATED_STDDEV * random.truncatedNormal();
            case UNTRUNCATED_NORMAL -> () -> stddev * random.normal();
            case UNIFORM -> () -> random.uniform(-limit, limit);
        });
    }

    private double fan(Shape shape) {
        return switch (mode) {
            case FAN_IN -> fans.in(shape);
            case FAN_OUT -> fans.out(shape);
            case FAN_AVG -> (fans.in(shape) + fans.out(shape)) / 2;
        };
    }
}
