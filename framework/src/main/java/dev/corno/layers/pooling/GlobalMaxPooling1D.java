package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;

/**
 * The largest number of each channel of sequences.
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: {@code (batch, channels)}; with {@code keepDims} that of the input with length 1 for the length.
 *
 * <pre>{@code
 * var layer = new GlobalMaxPooling1D();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 * @param keepDims whether the length remains with length 1; false by default
 */
@CheckReturnValue
public record GlobalMaxPooling1D(String name, DataFormat dataFormat, boolean keepDims) implements GlobalPooling {

    /** Checks the parameters. */
    public GlobalMaxPooling1D {
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** One number for each channel. */
    public GlobalMaxPooling1D() {
        this(null, DataFormat.CHANNELS_LAST, false);
    }

    @Override
    public GlobalMaxPooling1D name(String value) {
        return new GlobalMaxPooling1D(value, dataFormat, keepDims);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public GlobalMaxPooling1D dataFormat(DataFormat value) {
        return new GlobalMaxPooling1D(name, value, keepDims);
    }

    /**
     * {@return a copy with the length of length 1, or without}
     *
     * @param value see {@link #keepDims}
     */
    public GlobalMaxPooling1D keepDims(boolean value) {
        return new GlobalMaxPooling1D(name, dataFormat, value);
    }

    @Override
    public int spatialRank() {
        return 1;
    }

    @Override
    public boolean isMaximum() {
        return true;
    }
}
