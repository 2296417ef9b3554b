package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Size3D;
import java.util.List;
import java.util.Objects;

/**
 * Enlarges volumes by whole factors, repeating their places along each axis.
 *
 * <p>Input shape: {@code (batch, depth, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, depth, height, width)}.
 * Output shape: the same, with {@code length * size} for depth, height and width.
 *
 * <pre>{@code
 * var layer = new UpSampling3D(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param size how many times as long each axis becomes, at least 1; 2 by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record UpSampling3D(String name, Size3D size, DataFormat dataFormat) implements UpSampling {

    /** Checks the parameters. */
    public UpSampling3D {
        UpSamplingChecks.size("UpSampling3D", size.axes());
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** Keras's default, twice as long. */
    public UpSampling3D() {
        this(2);
    }

    /**
     * The same factor along all axes.
     *
     * @param size how many times as long each axis becomes
     */
    public UpSampling3D(int size) {
        this(new Size3D(size));
    }

    /**
     * A factor for each axis.
     *
     * @param size how many times as long each axis becomes
     */
    public UpSampling3D(Size3D size) {
        this(null, size, DataFormat.CHANNELS_LAST);
    }

    @Override
    public UpSampling3D name(String value) {
        return new UpSampling3D(value, size, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public UpSampling3D dataFormat(DataFormat value) {
        return new UpSampling3D(name, size, value);
    }

    @Override
    public List<Integer> factors() {
        return size.axes();
    }
}
