package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;

/**
 * Takes places away at both ends of sequences.
 *
 * <p>Input shape: {@code (batch, length, channels)}.
 * Output shape: the same, with {@code length - before - after} for the length.
 *
 * <pre>{@code
 * var layer = new Cropping1D(1, 2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param cropping places taken away at both ends of the sequence, at least 0; 1 each by default
 */
@CheckReturnValue
public record Cropping1D(String name, Sides cropping) implements Cropping {

    /** Checks the parameters. */
    public Cropping1D {
        Sides.check("Cropping1D", "cropping", List.of(cropping));
    }

    /** Keras's default, one place at each end. */
    public Cropping1D() {
        this(1);
    }

    /**
     * The same at both ends.
     *
     * @param cropping places taken away at each end
     */
    public Cropping1D(int cropping) {
        this(null, new Sides(cropping));
    }

    /**
     * Different at each end.
     *
     * @param before places taken away at the start
     * @param after places taken away at the end
     */
    public Cropping1D(int before, int after) {
        this(null, new Sides(before, after));
    }

    @Override
    public Cropping1D name(String value) {
        return new Cropping1D(value, cropping);
    }

    @Override
    public DataFormat dataFormat() {
        return DataFormat.CHANNELS_LAST;
    }

    @Override
    public List<Sides> sides() {
        return List.of(cropping);
    }
}
