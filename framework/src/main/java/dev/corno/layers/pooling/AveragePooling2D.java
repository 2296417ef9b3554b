package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import java.util.Objects;

/**
 * Slides a window over each channel of pictures and keeps the mean; what lies outside the picture does not count.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: the same, with {@code ceil(length / stride)} for height and width with padding {@code SAME},
 * {@code floor((length - pool) / stride) + 1} with {@code VALID}.
 *
 * <pre>{@code
 * var layer = new AveragePooling2D(2).padding(Padding.SAME);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param poolSize height and width of the window, at least 1; 2 by default
 * @param strides how far the window moves, at least 1; the window's size by default
 * @param padding what the window meets at the edges; {@code VALID} by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record AveragePooling2D(
        String name, Size2D poolSize, Size2D strides, Padding padding, DataFormat dataFormat) implements Pooling2D {

    /** Checks the parameters. */
    public AveragePooling2D {
        poolSize.requirePositive("AveragePooling2D", "poolSize");
        strides.requirePositive("AveragePooling2D", "strides");
        padding.requireValidOrSame("AveragePooling2D");
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** Keras's default, windows of 2x2. */
    public AveragePooling2D() {
        this(2);
    }

    /**
     * Square windows side by side.
     *
     * @param poolSize height and width of the window
     */
    public AveragePooling2D(int poolSize) {
        this(new Size2D(poolSize));
    }

    /**
     * Windows side by side.
     *
     * @param poolSize height and width of the window
     */
    public AveragePooling2D(Size2D poolSize) {
        this(null, poolSize, poolSize, Padding.VALID, DataFormat.CHANNELS_LAST);
    }

    @Override
    public AveragePooling2D name(String value) {
        return new AveragePooling2D(value, poolSize, strides, padding, dataFormat);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value see {@link #strides}
     */
    public AveragePooling2D strides(Size2D value) {
        return new AveragePooling2D(name, poolSize, value, padding, dataFormat);
    }

    /**
     * {@return a copy with equal strides}
     *
     * @param value how far the window moves along both axes
     */
    public AveragePooling2D strides(int value) {
        return new AveragePooling2D(name, poolSize, new Size2D(value), padding, dataFormat);
    }

    /**
     * {@return a copy with another padding}
     *
     * @param value see {@link #padding}
     */
    public AveragePooling2D padding(Padding value) {
        return new AveragePooling2D(name, poolSize, strides, value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public AveragePooling2D dataFormat(DataFormat value) {
        return new AveragePooling2D(name, poolSize, strides, padding, value);
    }

    @Override
    public boolean isMaximum() {
        return false;
    }
}
