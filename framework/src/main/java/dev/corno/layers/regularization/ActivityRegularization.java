package dev.corno.layers.regularization;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.SingleInputLayer;
import dev.corno.regularizers.L1L2;
import dev.corno.tensor.Shape;
import java.util.List;

/**
 * Passes its input on and adds a penalty on its size to the loss: {@code (l1 * sum(|x|) + l2 * sum(x^2)) / batch}.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new ActivityRegularization().l1(1e-4);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param l1 factor of the sizes, at least 0; 0 by default
 * @param l2 factor of the squares, at least 0; 0 by default
 */
@CheckReturnValue
public record ActivityRegularization(String name, double l1, double l2) implements SingleInputLayer {

    /** Checks the parameters. */
    public ActivityRegularization {
        if (!(l1 >= 0 && l2 >= 0)) {
            throw new IllegalArgumentException("ActivityRegularization: l1 and l2 must be 0 or more, got " + l1 + " and " + l2 + ".");
        }
    }

    /** Keras's default: no penalty. */
    public ActivityRegularization() {
        this(null, 0, 0);
    }

    @Override
    public ActivityRegularization name(String value) {
        return new ActivityRegularization(value, l1, l2);
    }

    /**
     * {@return a copy with another factor of the sizes}
     *
     * @param value see {@link #l1}
     */
    public ActivityRegularization l1(double value) {
        return new ActivityRegularization(name, value, l2);
    }

    /**
     * {@return a copy with another factor of the squares}
     *
     * @param value see {@link #l2}
     */
    public ActivityRegularization l2(double value) {
        return new ActivityRegularization(name, l1, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Expression call(LayerCall call) {
        call.penalize(new L1L2(l1, l2), call.input());
        return call.input();
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
