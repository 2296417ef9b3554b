package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;
import java.util.Objects;

/**
 * Frames pictures with zeros.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: the same, with {@code top + height + bottom} and {@code left + width + right}.
 *
 * <pre>{@code
 * var layer = new ZeroPadding2D(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param top rows of zeros above, at least 0
 * @param bottom rows of zeros below, at least 0
 * @param left columns of zeros to the left, at least 0
 * @param right columns of zeros to the right, at least 0
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record ZeroPadding2D(
        String name, int top, int bottom, int left, int right, DataFormat dataFormat) implements ZeroPadding {

    /** Checks the parameters. */
    public ZeroPadding2D {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new IllegalArgumentException("ZeroPadding2D: padding must be 0 or more on each side, got top " + top
                    + ", bottom " + bottom + ", left " + left + ", right " + right + ".");
        }
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /**
     * The same on all sides.
     *
     * @param padding rows and columns of zeros
     */
    public ZeroPadding2D(int padding) {
        this(padding, padding);
    }

    /**
     * The same above and below, and to the left and right.
     *
     * @param height rows of zeros above and below
     * @param width columns of zeros to the left and right
     */
    public ZeroPadding2D(int height, int width) {
        this(height, height, width, width);
    }

    /**
     * Different on each side.
     *
     * @param top rows of zeros above
     * @param bottom rows of zeros below
     * @param left columns of zeros to the left
     * @param right columns of zeros to the right
     */
    public ZeroPadding2D(int top, int bottom, int left, int right) {
        this(null, top, bottom, left, right, DataFormat.CHANNELS_LAST);
    }

    @Override
    public ZeroPadding2D name(String value) {
        return new ZeroPadding2D(value, top, bottom, left, right, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public ZeroPadding2D dataFormat(DataFormat value) {
        return new ZeroPadding2D(name, top, bottom, left, right, value);
    }

    @Override
    public List<Sides> sides() {
        return List.of(new Sides(top, bottom), new Sides(left, right));
    }
}
