package dev.corno.layers.merging;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;

/**
 * Adds its inputs number by number: {@code y = x0 + x1 + ...}.
 *
 * <p>Input shapes: {@code (batch, ...)}, one or more, equal or with axes of length 1, which are repeated.
 * Output shape: the longest of each axis.
 *
 * <pre>{@code
 * SymbolicTensor sum = new Add().apply(x, y);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 */
@CheckReturnValue
public record Add(String name) implements Merging {

    /** A layer without a name. */
    public Add() {
        this(null);
    }

    @Override
    public Add name(String value) {
        return new Add(value);
    }

    @Override
    public Expression combine(Expression first, Expression second) {
        return first.plus(second);
    }
}
