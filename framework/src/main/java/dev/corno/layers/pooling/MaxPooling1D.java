package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.SlidingWindow;
import java.util.List;
import java.util.Objects;

/**
 * Slides a window over each channel of sequences and keeps the largest number.
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: the same, with {@code ceil(length / stride)} for the length with padding {@code SAME},
 * {@code floor((length - pool) / stride) + 1} with {@code VALID}.
 *
 * <pre>{@code
 * var layer = new MaxPooling1D(3).strides(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param poolSize length of the window, at least 1; 2 by default
 * @param strides how far the window moves, at least 1; the window's size by default
 * @param padding what the window meets at the ends; {@code VALID} by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record MaxPooling1D(String name, int poolSize, int strides, Padding padding, DataFormat dataFormat) implements Pooling {

    /** Checks the parameters. */
    public MaxPooling1D {
        PoolingChecks.positive("MaxPooling1D", "poolSize", List.of(poolSize));
        PoolingChecks.positive("MaxPooling1D", "strides", List.of(strides));
        padding.requireValidOrSame("MaxPooling1D");
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** Keras's default, windows of 2. */
    public MaxPooling1D() {
        this(2);
    }

    /**
     * Windows side by side.
     *
     * @param poolSize length of the window
     */
    public MaxPooling1D(int poolSize) {
        this(null, poolSize, poolSize, Padding.VALID, DataFormat.CHANNELS_LAST);
    }

    @Override
    public MaxPooling1D name(String value) {
        return new MaxPooling1D(value, poolSize, strides, padding, dataFormat);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value see {@link #strides}
     */
    public MaxPooling1D strides(int value) {
        return new MaxPooling1D(name, poolSize, value, padding, dataFormat);
    }

    /**
     * {@return a copy with another padding}
     *
     * @param value see {@link #padding}
     */
    public MaxPooling1D padding(Padding value) {
        return new MaxPooling1D(name, poolSize, strides, value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public MaxPooling1D dataFormat(DataFormat value) {
        return new MaxPooling1D(name, poolSize, strides, padding, value);
    }

    @Override
    public SlidingWindow sliding() {
        return new SlidingWindow(List.of(poolSize), List.of(strides), List.of(1), padding);
    }

    @Override
    public boolean isMaximum() {
        return true;
    }
}
