package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/**
 * Gives a tensor a mask, which the layers after it see: what Keras writes as the argument {@code mask=} of a call. The numbers stay.
 *
 * <p>Input shapes: {@code (batch, time, ...)}, and the mask {@code (batch, time)}, 1 where it counts and 0 where not. Output shape:
 * {@code (batch, time, ...)}.
 *
 * <pre>{@code
 * SymbolicTensor last = new LSTM(32).apply(new WithMask().apply(sequence, mask));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 */
@CheckReturnValue
public record WithMask(String name) implements Layer {

    /** A layer without a name. */
    public WithMask() {
        this(null);
    }

    @Override
    public WithMask name(String value) {
        return new WithMask(value);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new ShapeMismatchException("WithMask", "expects a tensor and its mask, got " + inputs.size() + " inputs.");
        }
        Shape mask = inputs.get(1);
        Shape x = inputs.get(0);
        if (mask.rank() > x.rank() || !mask.equals(x.slice(0, mask.rank()))) {
            throw new ShapeMismatchException("WithMask", "expects a mask of the first axes of " + x.withBatch() + ", got " + mask.withBatch()
                    + ".");
        }
        return x;
    }

    @Override
    public Expression call(LayerCall call) {
        return call.input();
    }

    @Override
    public boolean givesMask() {
        return true;
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return MaskFlow.COMPUTED;
    }

    @Override
    public Expression mask(LayerCall call) {
        return call.input(1);
    }

    @Override
    public Shape maskShape(List<Shape> inputs) {
        return inputs.get(1);
    }
}
