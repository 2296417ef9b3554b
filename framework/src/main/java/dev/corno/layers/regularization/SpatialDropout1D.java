package dev.corno.layers.regularization;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Sets whole channels of sequences to 0 while training and divides the rest by {@code 1 - rate}; passes its input on otherwise.
 * Tompson et al., 2014, <a href="https://arxiv.org/abs/1411.4280">Efficient Object Localization Using Convolutional Networks</a>.
 *
 * <p>Input and output shape: {@code (batch, time, channels)}.
 *
 * <pre>{@code
 * var layer = new SpatialDropout1D(0.3);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param rate fraction of channels set to zero, in [0, 1]
 * @param seed where random numbers start, or empty to follow the model
 */
@CheckReturnValue
public record SpatialDropout1D(String name, double rate, OptionalLong seed) implements SpatialDropout {

    /** Checks the parameters. */
    public SpatialDropout1D {
        SpatialDropout.check("SpatialDropout1D", rate);
        Objects.requireNonNull(seed, "seed");
    }

    /**
     * Random numbers that follow the model's seed.
     *
     * @param rate fraction of channels set to zero, in [0, 1]
     */
    public SpatialDropout1D(double rate) {
        this(null, rate, OptionalLong.empty());
    }

    @Override
    public SpatialDropout1D name(String value) {
        return new SpatialDropout1D(value, rate, seed);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public SpatialDropout1D seed(long value) {
        return new SpatialDropout1D(name, rate, OptionalLong.of(value));
    }

    @Override
    public int spatialAxes() {
        return 1;
    }

    @Override
    public DataFormat dataFormat() {
        return DataFormat.CHANNELS_LAST;
    }
}
