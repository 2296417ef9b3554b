package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;
import java.util.Objects;

/**
 * Takes places away at the ends of pictures.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: the same, with {@code length - before - after} for height and width.
 *
 * <pre>{@code
 * var layer = new Cropping2D(1, 2, 0, 3);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param height places taken away at both ends of the height axis, at least 0; 1 each by default
 * @param width places taken away at both ends of the width axis, at least 0; 1 each by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record Cropping2D(String name, Sides height, Sides width, DataFormat dataFormat) implements Cropping {

    /** Checks the parameters. */
    public Cropping2D {
        Sides.check("Cropping2D", "cropping", List.of(height, width));
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** Keras's default, one place at each end. */
    public Cropping2D() {
        this(1);
    }

    /**
     * The same at all ends.
     *
     * @param cropping places taken away at each end
     */
    public Cropping2D(int cropping) {
        this(null, new Sides(cropping), new Sides(cropping), DataFormat.CHANNELS_LAST);
    }

    /**
     * The same above and below, and to the left and right.
     *
     * @param height rows taken away above and below
     * @param width columns taken away to the left and right
     */
    public Cropping2D(int height, int width) {
        this(height, height, width, width);
    }

    /**
     * Different on each side.
     *
     * @param top rows taken away above
     * @param bottom rows taken away below
     * @param left columns taken away to the left
     * @param right columns taken away to the right
     */
    public Cropping2D(int top, int bottom, int left, int right) {
        this(null, new Sides(top, bottom), new Sides(left, right), DataFormat.CHANNELS_LAST);
    }

    @Override
    public Cropping2D name(String value) {
        return new Cropping2D(value, height, width, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public Cropping2D dataFormat(DataFormat value) {
        return new Cropping2D(name, height, width, value);
    }

    @Override
    public List<Sides> sides() {
        return List.of(height, width);
    }
}
