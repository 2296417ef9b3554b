package dev.corno.layers.merging;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;

/**
 * Takes the mean of its inputs number by number: {@code y = (x0 + x1 + ...) / n}.
 *
 * <p>Input shapes: {@code (batch, ...)}, one or more, equal or with axes of length 1, which are repeated.
 * Output shape: the longest of each axis.
 *
 * <pre>{@code
 * SymbolicTensor mean = new Average().apply(x, y);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 */
@CheckReturnValue
public record Average(String name) implements Merging {

    /** A layer without a name. */
    public Average() {
        this(null);
    }

    @Override
    public Average name(String value) {
        return new Average(value);
    }

    @Override
    public Expression combine(Expression first, Expression second) {
        return first.plus(second);
    }

    @Override
    public Expression call(LayerCall call) {
        return Merging.super.call(call).dividedBy(call.inputCount());
    }
}
