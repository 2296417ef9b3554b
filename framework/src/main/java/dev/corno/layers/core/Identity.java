package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import java.util.List;

/**
 * Passes its input on: {@code y = x}.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new Identity();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 */
@CheckReturnValue
public record Identity(String name) implements SingleInputLayer {

    /** A layer that does nothing. */
    public Identity() {
        this(null);
    }

    @Override
    public Identity name(String value) {
        return new Identity(value);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Expression call(LayerCall call) {
        return call.input();
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
