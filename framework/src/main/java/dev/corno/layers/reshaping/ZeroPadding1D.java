package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;
import java.util.Objects;

/**
 * Puts zeros before and after sequences.
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: the same, with {@code before + length + after} for the length.
 *
 * <pre>{@code
 * var layer = new ZeroPadding1D(1, 2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param padding zeros at both ends of the sequence, at least 0; 1 each by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record ZeroPadding1D(String name, Sides padding, DataFormat dataFormat) implements ZeroPadding {

    /** Checks the parameters. */
    public ZeroPadding1D {
        Sides.check("ZeroPadding1D", "padding", List.of(padding));
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** Keras's default, one place at each end. */
    public ZeroPadding1D() {
        this(1);
    }

    /**
     * The same at both ends.
     *
     * @param padding zeros at each end
     */
    public ZeroPadding1D(int padding) {
        this(null, new Sides(padding), DataFormat.CHANNELS_LAST);
    }

    /**
     * Different at each end.
     *
     * @param before zeros at the start
     * @param after zeros at the end
     */
    public ZeroPadding1D(int before, int after) {
        this(null, new Sides(before, after), DataFormat.CHANNELS_LAST);
    }

    @Override
    public ZeroPadding1D name(String value) {
        return new ZeroPadding1D(value, padding, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public ZeroPadding1D dataFormat(DataFormat value) {
        return new ZeroPadding1D(name, padding, value);
    }

    @Override
    public List<Sides> sides() {
        return List.of(padding);
    }
}
