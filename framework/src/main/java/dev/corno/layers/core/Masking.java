package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/**
 * Leaves out steps of which all numbers are the same certain one: they become 0, and the layers after it do not see them.
 *
 * <p>Input and output shape: {@code (batch, ..., features)}, such as {@code (batch, time, features)}. The output has a mask.
 *
 * <pre>{@code
 * var model = new Sequential(new Input(20, 3), new Masking(-1), new LSTM(32), new Dense(1));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param maskValue the number that says that a step does not count; 0 by default
 */
@CheckReturnValue
public record Masking(String name, double maskValue) implements SingleInputLayer {

    /** Leaves out steps of zeros. */
    public Masking() {
        this(0);
    }

    /**
     * Leaves out steps of a number.
     *
     * @param maskValue the number that says that a step does not count
     */
    public Masking(double maskValue) {
        this(null, maskValue);
    }

    @Override
    public Masking name(String value) {
        return new Masking(value, maskValue);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() < 1) {
            throw new ShapeMismatchException("Masking", "expects inputs of shape (..., features), got (). Put new Reshape(-1, 1) before it for"
                    + " single numbers.");
        }
        return input;
    }

    private Expression counts(LayerCall call) {
        return call.input().equalTo(maskValue).min(true, -1).negate().plus(1).stopGradient();
    }

    @Override
    public Expression call(LayerCall call) {
        return call.input().times(counts(call));
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return MaskFlow.COMPUTED;
    }

    @Override
    public Expression mask(LayerCall call) {
        return counts(call).squeeze(-1);
    }

    @Override
    public Shape maskShape(List<Shape> inputs) {
        return inputs.get(0).slice(0, inputs.get(0).rank() - 1);
    }
}
