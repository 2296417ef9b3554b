package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * Starts with truncated normal numbers of standard deviation {@code sqrt(2 / (fanIn + fanOut))}. Glorot and Bengio, 2010,
 * <a href="https://proceedings.mlr.press/v9/glorot10a.html">Understanding the Difficulty of Training Deep Networks</a>.
 *
 * @param seed where random numbers start, or empty to follow the model
 * @param fans which axes are inputs and outputs; by shape by default
 */
public record GlorotNormal(OptionalLong seed, Fans fans) implements ScaledInitializer {

    private static final VarianceScaling SCALING =
            new VarianceScaling(1, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Distribution.TRUNCATED_NORMAL);

    /** Random numbers that follow the model's seed. */
    public GlorotNormal() {
        this(OptionalLong.empty(), Fans.BY_SHAPE);
    }

    @Override
    public GlorotNormal seed(long value) {
        return new GlorotNormal(OptionalLong.of(value), fans);
    }

    @Override
    public GlorotNormal fans(Fans value) {
        return new GlorotNormal(seed, value);
    }

    @Override
    public Tensor initialize(Shape shape, long modelSeed) {
        return SCALING.fans(fans).initialize(shape, seed.orElse(modelSeed));
    }
}
