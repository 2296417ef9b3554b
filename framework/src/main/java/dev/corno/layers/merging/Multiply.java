package dev.corno.layers.merging;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;

/**
 * Multiplies its inputs number by number: {@code y = x0 * x1 * ...}.
 *
 * <p>Input shapes: {@code (batch, ...)}, one or more, equal or with axes of length 1, which are repeated.
 * Output shape: the longest of each axis.
 *
 * <pre>{@code
 * SymbolicTensor product = new Multiply().apply(x, y);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 */
@CheckReturnValue
public record Multiply(String name) implements Merging {

    /** A layer without a name. */
    public Multiply() {
        this(null);
    }

    @Override
    public Multiply name(String value) {
        return new Multiply(value);
    }

    @Override
    public Expression combine(Expression first, Expression second) {
        return first.times(second);
    }

    @Override
    public boolean usesMask() {
        return true;
    }

    @Override
    public Expression call(LayerCall call) {
        MaskedInputs inputs = MaskedInputs.of(call);
        return inputs.areMasked() ? inputs.product() : Merging.super.call(call);
    }
}
