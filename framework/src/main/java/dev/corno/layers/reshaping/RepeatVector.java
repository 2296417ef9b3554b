package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;

/**
 * Makes a sequence of equal steps from one row.
 *
 * <p>Input shape: {@code (batch, features)}. Output shape: {@code (batch, n, features)}.
 *
 * <pre>{@code
 * var layer = new RepeatVector(3);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param n how many steps, at least 1
 */
@CheckReturnValue
public record RepeatVector(String name, int n) implements SingleInputLayer {

    /** Checks the parameter. */
    public RepeatVector {
        if (n < 1) {
            throw new IllegalArgumentException("RepeatVector: n must be a positive integer, got " + n + ".");
        }
    }

    /**
     * A layer that repeats a row.
     *
     * @param n how many steps
     */
    public RepeatVector(int n) {
        this(null, n);
    }

    @Override
    public RepeatVector name(String value) {
        return new RepeatVector(value, n);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 1) {
            throw new ShapeMismatchException("RepeatVector", "expects inputs of shape (features), got " + input
                    + ". Put new Flatten() before it.");
        }
        return input.prepend(n);
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        return x.expandDims(1).broadcastTo(x.shape().slice(1, 2).prepend(n).prepend(x.dim(0)));
    }
}
