package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size3D;
import dev.corno.layers.SlidingWindow;
import java.util.Objects;

/**
 * Slides a window over each channel of volumes and keeps the mean; what lies outside does not count.
 *
 * <p>Input shape: {@code (batch, depth, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, depth, height, width)}.
 * Output shape: the same, with {@code ceil(length / stride)} for depth, height and width with padding {@code SAME},
 * {@code floor((length - pool) / stride) + 1} with {@code VALID}.
 *
 * <pre>{@code
 * var layer = new AveragePooling3D(3).strides(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param poolSize depth, height and width of the window, at least 1; 2 by default
 * @param strides how far the window moves, at least 1; the window's size by default
 * @param padding what the window meets at the ends; {@code VALID} by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record AveragePooling3D(String name, Size3D poolSize, Size3D strides, Padding padding, DataFormat dataFormat) implements Pooling {

    /** Checks the parameters. */
    public AveragePooling3D {
        PoolingChecks.positive("AveragePooling3D", "poolSize", poolSize.axes());
        PoolingChecks.positive("AveragePooling3D", "strides", strides.axes());
        padding.requireValidOrSame("AveragePooling3D");
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** Keras's default, windows of 2x2x2. */
    public AveragePooling3D() {
        this(2);
    }

    /**
     * Windows of equal lengths side by side.
     *
     * @param poolSize depth, height and width of the window
     */
    public AveragePooling3D(int poolSize) {
        this(new Size3D(poolSize));
    }

    /**
     * Windows side by side.
     *
     * @param poolSize depth, height and width of the window
     */
    public AveragePooling3D(Size3D poolSize) {
        this(null, poolSize, poolSize, Padding.VALID, DataFormat.CHANNELS_LAST);
    }

    @Override
    public AveragePooling3D name(String value) {
        return new AveragePooling3D(value, poolSize, strides, padding, dataFormat);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value see {@link #strides}
     */
    public AveragePooling3D strides(Size3D value) {
        return new AveragePooling3D(name, poolSize, value, padding, dataFormat);
    }

    /**
     * {@return a copy with equal strides}
     *
     * @param value how far the window moves along all axes
     */
    public AveragePooling3D strides(int value) {
        return strides(new Size3D(value));
    }

    /**
     * {@return a copy with another padding}
     *
     * @param value see {@link #padding}
     */
    public AveragePooling3D padding(Padding value) {
        return new AveragePooling3D(name, poolSize, strides, value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public AveragePooling3D dataFormat(DataFormat value) {
        return new AveragePooling3D(name, poolSize, strides, padding, value);
    }

    @Override
    public SlidingWindow sliding() {
        return new SlidingWindow(poolSize.axes(), strides.axes(), new Size3D(1).axes(), padding);
    }

    @Override
    public boolean isMaximum() {
        return false;
    }
}
