package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;
import java.util.Objects;

/**
 * Takes places away at the ends of volumes.
 *
 * <p>Input shape: {@code (batch, depth, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, depth, height, width)}.
 * Output shape: the same, with {@code length - before - after} for depth, height and width.
 *
 * <pre>{@code
 * var layer = new Cropping3D(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param depth places taken away at both ends of the depth axis, at least 0; 1 each by default
 * @param height places taken away at both ends of the height axis, at least 0; 1 each by default
 * @param width places taken away at both ends of the width axis, at least 0; 1 each by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record Cropping3D(String name, Sides depth, Sides height, Sides width, DataFormat dataFormat) implements Cropping {

    /** Checks the parameters. */
    public Cropping3D {
        Sides.check("Cropping3D", "cropping", List.of(depth, height, width));
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** Keras's default, one place at each end. */
    public Cropping3D() {
        this(1);
    }

    /**
     * The same at all ends.
     *
     * @param cropping places taken away at each end
     */
    public Cropping3D(int cropping) {
        this(null, new Sides(cropping), new Sides(cropping), new Sides(cropping), DataFormat.CHANNELS_LAST);
    }

    /**
     * Different at each end.
     *
     * @param depth places taken away at both ends of the depth axis
     * @param height places taken away at both ends of the height axis
     * @param width places taken away at both ends of the width axis
     */
    public Cropping3D(Sides depth, Sides height, Sides width) {
        this(null, depth, height, width, DataFormat.CHANNELS_LAST);
    }

    @Override
    public Cropping3D name(String value) {
        return new Cropping3D(value, depth, height, width, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public Cropping3D dataFormat(DataFormat value) {
        return new Cropping3D(name, depth, height, width, value);
    }

    @Override
    public List<Sides> sides() {
        return List.of(depth, height, width);
    }
}
