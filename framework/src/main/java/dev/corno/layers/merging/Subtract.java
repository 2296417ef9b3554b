package dev.corno.layers.merging;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/**
 * Subtracts its second input from its first number by number: {@code y = x0 - x1}.
 *
 * <p>Input shapes: {@code (batch, ...)}, two, equal or with axes of length 1, which are repeated.
 * Output shape: the longest of each axis.
 *
 * <pre>{@code
 * SymbolicTensor difference = new Subtract().apply(x, y);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 */
@CheckReturnValue
public record Subtract(String name) implements Merging {

    /** A layer without a name. */
    public Subtract() {
        this(null);
    }

    @Override
    public Subtract name(String value) {
        return new Subtract(value);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new ShapeMismatchException("Subtract", "expects two inputs, got " + inputs.size() + ".");
        }
        return Merging.super.outputShape(inputs);
    }

    @Override
    public Expression combine(Expression first, Expression second) {
        return first.minus(second);
    }
}
