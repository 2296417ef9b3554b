package dev.corno.layers.merging;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;

/**
 * Takes the smallest of its inputs number by number: {@code y = min(x0, x1, ...)}.
 *
 * <p>Input shapes: {@code (batch, ...)}, one or more, equal or with axes of length 1, which are repeated.
 * Output shape: the longest of each axis.
 *
 * <pre>{@code
 * SymbolicTensor smaller = new Minimum().apply(x, y);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 */
@CheckReturnValue
public record Minimum(String name) implements Merging {

    /** A layer without a name. */
    public Minimum() {
        this(null);
    }

    @Override
    public Minimum name(String value) {
        return new Minimum(value);
    }

    @Override
    public Expression combine(Expression first, Expression second) {
        return first.minimum(second);
    }

    @Override
    public boolean usesMask() {
        return true;
    }

    @Override
    public Expression call(LayerCall call) {
        MaskedInputs inputs = MaskedInputs.of(call);
        return inputs.areMasked() ? inputs.extreme(this::combine) : Merging.super.call(call);
    }
}
