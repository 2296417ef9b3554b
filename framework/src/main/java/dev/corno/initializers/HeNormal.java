package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * Starts with truncated normal numbers of standard deviation {@code sqrt(2 / fanIn)}. He et al., 2015,
 * <a href="https://arxiv.org/abs/1502.01852">Delving Deep into Rectifiers</a>.
 *
 * @param seed where random numbers start, or empty to follow the model
 * @param fans which axes are inputs and outputs; by shape by default
 */
public record HeNormal(OptionalLong seed, Fans fans) implements ScaledInitializer {

    private static final VarianceScaling SCALING =
            new VarianceScaling(2, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.TRUNCATED_NORMAL);

    /** Random numbers that follow the model's seed. */
    public HeNormal() {
        this(OptionalLong.empty(), Fans.BY_SHAPE);
    }

    @Override
    public HeNormal seed(long value) {
        return new HeNormal(OptionalLong.of(value), fans);
    }

    @Override
    public HeNormal fans(Fans value) {
        return new HeNormal(seed, value);
    }

    @Override
    public Tensor initialize(Shape shape, long modelSeed) {
        return SCALING.fans(fans).initialize(shape, seed.orElse(modelSeed));
    }
}
