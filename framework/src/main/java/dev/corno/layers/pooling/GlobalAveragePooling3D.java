package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;

/**
 * The mean of each channel of volumes.
 *
 * <p>Input shape: {@code (batch, depth, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, depth, height, width)}.
 * Output shape: {@code (batch, channels)}; with {@code keepDims} that of the input with length 1 for depth, height and width.
 *
 * <pre>{@code
 * var layer = new GlobalAveragePooling3D();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 * @param keepDims whether depth, height and width remain with length 1; false by default
 */
@CheckReturnValue
public record GlobalAveragePooling3D(String name, DataFormat dataFormat, boolean keepDims) implements GlobalPooling {

    /** Checks the parameters. */
    public GlobalAveragePooling3D {
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** One number for each channel. */
    public GlobalAveragePooling3D() {
        this(null, DataFormat.CHANNELS_LAST, false);
    }

    @Override
    public GlobalAveragePooling3D name(String value) {
        return new GlobalAveragePooling3D(value, dataFormat, keepDims);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public GlobalAveragePooling3D dataFormat(DataFormat value) {
        return new GlobalAveragePooling3D(name, value, keepDims);
    }

    /**
     * {@return a copy with depth, height and width of length 1, or without}
     *
     * @param value see {@link #keepDims}
     */
    public GlobalAveragePooling3D keepDims(boolean value) {
        return new GlobalAveragePooling3D(name, dataFormat, value);
    }

    @Override
    public int spatialRank() {
        return 3;
    }

    @Override
    public boolean isMaximum() {
        return false;
    }
}
