package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * Starts with truncated normal numbers of standard deviation {@code sqrt(1 / fanIn)}. LeCun et al., 1998, Efficient BackProp,
 * section 4.6.
 *
 * @param seed where random numbers start, or empty to follow the model
 * @param fans which axes are inputs and outputs; by shape by default
 */
public record LecunNormal(OptionalLong seed, Fans fans) implements ScaledInitializer {

    private static final VarianceScaling SCALING =
            new VarianceScaling(1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.TRUNCATED_NORMAL);

    /** Random numbers that follow the model's seed. */
    public LecunNormal() {
        this(OptionalLong.empty(), Fans.BY_SHAPE);
    }

    @Override
    public LecunNormal seed(long value) {
        return new LecunNormal(OptionalLong.of(value), fans);
    }

    @Override
    public LecunNormal fans(Fans value) {
        return new LecunNormal(seed, value);
    }

    @Override
    public Tensor initialize(Shape shape, long modelSeed) {
        return SCALING.fans(fans).initialize(shape, seed.orElse(modelSeed));
    }
}
