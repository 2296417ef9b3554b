package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size3D;
import dev.corno.layers.SlidingWindow;
import java.util.Objects;

/**
 * Slides a window over each channel of volumes and keeps the largest number.
 *
 * <p>Input shape: {@code (batch, depth, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, depth, height, width)}.
 * Output shape: the same, with {@code ceil(length / stride)} for depth, height and width with padding {@code SAME},
 * {@code floor((length - pool) / stride) + 1} with {@code VALID}.
 *
 * <pre>{@code
 * var layer = new MaxPooling3D(3).strides(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param poolSize depth, height and width of the window, at least 1; 2 by default
 * @param strides how far the window moves, at least 1; the window's size by default
 * @param padding what the window meets at the ends; {@code VALID} by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record MaxPooling3D(String name, Size3D poolSize, Size3D strides, Padding padding, DataFormat dataFormat) implements Pooling {

    /** Checks the parameters. */
    public MaxPooling3D {
        PoolingChecks.positive("MaxPooling3D", "poolSize", poolSize.axes());
        PoolingChecks.positive("MaxPooling3D", "strides", strides.axes());
        padding.requireValidOrSame("MaxPooling3D");
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** Keras's default, windows of 2x2x2. */
    public MaxPooling3D() {
        this(2);
    }

    /**
     * Windows of equal lengths side by side.
     *
     * @param poolSize depth, height and width of the window
     */
    public MaxPooling3D(int poolSize) {
        this(new Size3D(poolSize));
    }

    /**
     * Windows side by side.
     *
     * @param poolSize depth, height and width of the window
     */
    public MaxPooling3D(Size3D poolSize) {
        this(null, poolSize, poolSize, Padding.VALID, DataFormat.CHANNELS_LAST);
    }

    @Override
    public MaxPooling3D name(String value) {
        return new MaxPooling3D(value, poolSize, strides, padding, dataFormat);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value see {@link #strides}
     */
    public MaxPooling3D strides(Size3D value) {
        return new MaxPooling3D(name, poolSize, value, padding, dataFormat);
    }

    /**
     * {@return a copy with equal strides}
     *
     * @param value how far the window moves along all axes
     */
    public MaxPooling3D strides(int value) {
        return strides(new Size3D(value));
    }

    /**
     * {@return a copy with another padding}
     *
     * @param value see {@link #padding}
     */
    public MaxPooling3D padding(Padding value) {
        return new MaxPooling3D(name, poolSize, strides, value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public MaxPooling3D dataFormat(DataFormat value) {
        return new MaxPooling3D(name, poolSize, strides, padding, value);
    }

    @Override
    public SlidingWindow sliding() {
        return new SlidingWindow(poolSize.axes(), strides.axes(), new Size3D(1).axes(), padding);
    }

    @Override
    public boolean isMaximum() {
        return true;
    }
}
