package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * Starts with evenly distributed numbers within {@code +-sqrt(3 / fanIn)}. LeCun et al., 1998, Efficient BackProp,
 * section 4.6.
 *
 * @param seed where random numbers start, or empty to follow the model
 * @param fans which axes are inputs and outputs; by shape by default
 */
public record LecunUniform(OptionalLong seed, Fans fans) implements ScaledInitializer {

    private static final VarianceScaling SCALING =
            new VarianceScaling(1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM);

    /** Random numbers that follow the model's seed. */
    public LecunUniform() {
        this(OptionalLong.empty(), Fans.BY_SHAPE);
    }

    @Override
    public LecunUniform seed(long value) {
        return new LecunUniform(OptionalLong.of(value), fans);
    }

    @Override
    public LecunUniform fans(Fans value) {
        return new LecunUniform(seed, value);
    }

    @Override
    public Tensor initialize(Shape shape, long modelSeed) {
        return SCALING.fans(fans).initialize(shape, seed.orElse(modelSeed));
    }
}
