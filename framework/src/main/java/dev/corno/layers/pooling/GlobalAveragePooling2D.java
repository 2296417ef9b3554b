package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;

/**
 * Keeps the mean of each channel of pictures.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: {@code (batch, channels)}, with {@code keepDims (batch, 1, 1, channels)} or {@code (batch, channels, 1, 1)}.
 *
 * <pre>{@code
 * var layer = new GlobalAveragePooling2D();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 * @param keepDims whether height and width remain as axes of length 1; false by default
 */
@CheckReturnValue
public record GlobalAveragePooling2D(String name, DataFormat dataFormat, boolean keepDims) implements GlobalPooling2D {

    /** Checks the parameters. */
    public GlobalAveragePooling2D {
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** One number for each channel. */
    public GlobalAveragePooling2D() {
        this(null, DataFormat.CHANNELS_LAST, false);
    }

    @Override
    public GlobalAveragePooling2D name(String value) {
        return new GlobalAveragePooling2D(value, dataFormat, keepDims);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public GlobalAveragePooling2D dataFormat(DataFormat value) {
        return new GlobalAveragePooling2D(name, value, keepDims);
    }

    /**
     * {@return a copy with height and width as axes of length 1, or without}
     *
     * @param value see {@link #keepDims}
     */
    public GlobalAveragePooling2D keepDims(boolean value) {
        return new GlobalAveragePooling2D(name, dataFormat, value);
    }

    @Override
    public boolean isMaximum() {
        return false;
    }
}
