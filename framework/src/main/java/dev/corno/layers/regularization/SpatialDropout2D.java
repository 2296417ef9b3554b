package dev.corno.layers.regularization;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Sets whole channels of pictures to 0 while training and divides the rest by {@code 1 - rate}; passes its input on otherwise.
 * Tompson et al., 2014, <a href="https://arxiv.org/abs/1411.4280">Efficient Object Localization Using Convolutional Networks</a>.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or channels first.
 *
 * <pre>{@code
 * var layer = new SpatialDropout2D(0.3);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param rate fraction of channels set to zero, in [0, 1]
 * @param seed where random numbers start, or empty to follow the model
 * @param dataFormat where the channels are; last by default
 */
@CheckReturnValue
public record SpatialDropout2D(String name, double rate, OptionalLong seed, DataFormat dataFormat) implements SpatialDropout {

    /** Checks the parameters. */
    public SpatialDropout2D {
        SpatialDropout.check("SpatialDropout2D", rate);
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /**
     * Random numbers that follow the model's seed.
     *
     * @param rate fraction of channels set to zero, in [0, 1]
     */
    public SpatialDropout2D(double rate) {
        this(null, rate, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public SpatialDropout2D name(String value) {
        return new SpatialDropout2D(value, rate, seed, dataFormat);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public SpatialDropout2D seed(long value) {
        return new SpatialDropout2D(name, rate, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with another order of axes}
     *
     * @param value see {@link #dataFormat}
     */
    public SpatialDropout2D dataFormat(DataFormat value) {
        return new SpatialDropout2D(name, rate, seed, value);
    }

    @Override
    public int spatialAxes() {
        return 2;
    }
}
