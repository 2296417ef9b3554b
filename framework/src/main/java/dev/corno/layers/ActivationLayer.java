package dev.corno.layers;

import dev.corno.activations.Activation;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.tensor.Shape;
import java.util.List;

/** A layer that only applies an {@link Activation}. */
public interface ActivationLayer extends SingleInputLayer {

    /** {@return the function it applies} */
    Activation activation();

    @Override
    default Shape outputShape(Shape input) {
        return activation().outputShape(input);
    }

    @Override
    default Expression call(LayerCall call) {
        return call.input().apply(activation());
    }

    @Override
    default MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
