package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;
import java.util.Objects;

/**
 * Puts zeros around volumes.
 *
 * <p>Input shape: {@code (batch, depth, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, depth, height, width)}.
 * Output shape: the same, with {@code before + length + after} for depth, height and width.
 *
 * <pre>{@code
 * var layer = new ZeroPadding3D(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param depth zeros at both ends of the depth axis, at least 0; 1 each by default
 * @param height zeros at both ends of the height axis, at least 0; 1 each by default
 * @param width zeros at both ends of the width axis, at least 0; 1 each by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record ZeroPadding3D(String name, Sides depth, Sides height, Sides width, DataFormat dataFormat) implements ZeroPadding {

    /** Checks the parameters. */
    public ZeroPadding3D {
        Sides.check("ZeroPadding3D", "padding", List.of(depth, height, width));
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** Keras's default, one place at each end. */
    public ZeroPadding3D() {
        this(1);
    }

    /**
     * The same at all ends.
     *
     * @param padding zeros at each end
     */
    public ZeroPadding3D(int padding) {
        this(null, new Sides(padding), new Sides(padding), new Sides(padding), DataFormat.CHANNELS_LAST);
    }

    /**
     * Different at each end.
     *
     * @param depth zeros at both ends of the depth axis
     * @param height zeros at both ends of the height axis
     * @param width zeros at both ends of the width axis
     */
    public ZeroPadding3D(Sides depth, Sides height, Sides width) {
        this(null, depth, height, width, DataFormat.CHANNELS_LAST);
    }

    @Override
    public ZeroPadding3D name(String value) {
        return new ZeroPadding3D(value, depth, height, width, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public ZeroPadding3D dataFormat(DataFormat value) {
        return new ZeroPadding3D(name, depth, height, width, value);
    }

    @Override
    public List<Sides> sides() {
        return List.of(depth, height, width);
    }
}
