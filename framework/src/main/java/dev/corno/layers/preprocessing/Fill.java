package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import java.util.Objects;

/**
 * How a change of place finds its pixels.
 *
 * @param mode what lies around a picture; {@code REFLECT} by default
 * @param value what lies there with {@code CONSTANT}; 0 by default
 * @param interpolation how the value between pixels is found, {@code NEAREST} or {@code BILINEAR}; {@code BILINEAR} by default
 */
@CheckReturnValue
public record Fill(FillMode mode, double value, Interpolation interpolation) {

    /** Keras's default. */
    public static final Fill REFLECTED = new Fill(FillMode.REFLECT, 0, Interpolation.BILINEAR);

    /** Checks the parameters. */
    public Fill {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(interpolation, "interpolation");
        interpolation.requireNearestOrBilinear("Fill");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Fill: value must be a finite number, got " + value + ".");
        }
    }

    /**
     * {@return a copy with another mode}
     *
     * @param other see {@link #mode}
     */
    public Fill mode(FillMode other) {
        return new Fill(other, value, interpolation);
    }

    /**
     * {@return a copy with another value}
     *
     * @param other see {@link #value}
     */
    public Fill value(double other) {
        return new Fill(mode, other, interpolation);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param other see {@link #interpolation}
     */
    public Fill interpolation(Interpolation other) {
        return new Fill(mode, value, other);
    }
}
