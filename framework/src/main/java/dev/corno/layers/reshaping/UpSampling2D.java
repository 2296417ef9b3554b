package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Interpolation;
import dev.corno.layers.Size2D;
import dev.corno.layers.SpatialProducts;
import java.util.List;
import java.util.Objects;

/**
 * Enlarges pictures by whole factors, repeating rows and columns or blending them.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: the same, with {@code length * size} for height and width.
 *
 * <pre>{@code
 * var layer = new UpSampling2D(2).interpolation(Interpolation.BILINEAR);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param size how many times as long each axis becomes, at least 1; 2 by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 * @param interpolation how pixels between those of the input are found; {@code NEAREST} by default, which repeats them
 */
@CheckReturnValue
public record UpSampling2D(String name, Size2D size, DataFormat dataFormat, Interpolation interpolation) implements UpSampling {

    /** Checks the parameters. */
    public UpSampling2D {
        UpSamplingChecks.size("UpSampling2D", size.axes());
        Objects.requireNonNull(dataFormat, "dataFormat");
        Objects.requireNonNull(interpolation, "interpolation");
    }

    /** Keras's default, twice as long. */
    public UpSampling2D() {
        this(2);
    }

    /**
     * The same factor along all axes.
     *
     * @param size how many times as long each axis becomes
     */
    public UpSampling2D(int size) {
        this(new Size2D(size));
    }

    /**
     * A factor for each axis.
     *
     * @param size how many times as long each axis becomes
     */
    public UpSampling2D(Size2D size) {
        this(null, size, DataFormat.CHANNELS_LAST, Interpolation.NEAREST);
    }

    @Override
    public UpSampling2D name(String value) {
        return new UpSampling2D(value, size, dataFormat, interpolation);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public UpSampling2D dataFormat(DataFormat value) {
        return new UpSampling2D(name, size, value, interpolation);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link #interpolation}
     */
    public UpSampling2D interpolation(Interpolation value) {
        return new UpSampling2D(name, size, dataFormat, value);
    }

    @Override
    public List<Integer> factors() {
        return size.axes();
    }

    @Override
    public Expression call(LayerCall call) {
        return interpolation == Interpolation.NEAREST ? UpSampling.super.call(call)
                : SpatialProducts.of(call.input(), dataFormat, (axis, from) -> interpolation.matrix(from, from * factors().get(axis)));
    }
}
