package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import java.util.Objects;

/**
 * Lays all numbers of a sample out in one row; with {@code CHANNELS_FIRST} as if the channels were the last axis.
 *
 * <p>Input shape: {@code (batch, ...)}. Output shape: {@code (batch, features)}, the product of the other axes.
 *
 * <pre>{@code
 * var layer = new Flatten();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record Flatten(String name, DataFormat dataFormat) implements SingleInputLayer {

    /** Checks the parameters. */
    public Flatten {
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /** A layer for channels-last data. */
    public Flatten() {
        this(null, DataFormat.CHANNELS_LAST);
    }

    @Override
    public Flatten name(String value) {
        return new Flatten(value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public Flatten dataFormat(DataFormat value) {
        return new Flatten(name, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        return Shape.of(input.isKnown() ? SampleSize.of("Flatten", input) : Shape.UNKNOWN);
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        return (x.rank() < 3 ? x : dataFormat.toChannelsLast(x)).reshape(x.dim(0), Math.toIntExact(x.shape().size() / x.dim(0)));
    }
}
