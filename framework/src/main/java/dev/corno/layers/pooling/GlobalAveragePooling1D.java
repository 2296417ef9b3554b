package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.tensor.Shape;
import java.util.Objects;

/**
 * The mean of each channel of sequences; steps that a mask leaves out do not count.
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: {@code (batch, channels)}; with {@code keepDims} that of the input with length 1 for the length.
 *
 * <pre>{@code
 * var layer = new GlobalAveragePooling1D();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 * @param keepDims whether the length remains with length 1; false by default
 */
@CheckReturnValue
public record GlobalAveragePooling1D(String name, DataFormat dataFormat, boolean keepDims) implements GlobalPooling {

    /** Checks the parameters. */
    public GlobalAveragePooling1D {
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** One number for each channel. */
    public GlobalAveragePooling1D() {
        this(null, DataFormat.CHANNELS_LAST, false);
    }

    @Override
    public GlobalAveragePooling1D name(String value) {
        return new GlobalAveragePooling1D(value, dataFormat, keepDims);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public GlobalAveragePooling1D dataFormat(DataFormat value) {
        return new GlobalAveragePooling1D(name, value, keepDims);
    }

    /**
     * {@return a copy with the length of length 1, or without}
     *
     * @param value see {@link #keepDims}
     */
    public GlobalAveragePooling1D keepDims(boolean value) {
        return new GlobalAveragePooling1D(name, dataFormat, value);
    }

    @Override
    public int spatialRank() {
        return 1;
    }

    @Override
    public boolean isMaximum() {
        return false;
    }

    @Override
    public boolean usesMask() {
        return true;
    }

    @Override
    public Expression call(LayerCall call) {
        if (call.mask(0).isEmpty()) {
            return GlobalPooling.super.call(call);
        }
        Expression x = call.input();
        boolean isLast = dataFormat == DataFormat.CHANNELS_LAST;
        Expression counts = call.mask(0).get().expandDims(isLast ? 2 : 1);
        int axis = isLast ? 1 : 2;
        Expression kept = counts.select(x, Expression.fill(0, Shape.scalar()));
        return kept.sum(keepDims, axis).dividedBy(counts.sum(keepDims, axis));
    }
}
