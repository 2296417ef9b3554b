package dev.corno.layers;

import dev.corno.activations.Activation;
import dev.corno.tensor.Shape;

/** A layer that only applies an {@link Activation}, so that its output has its input's shape. */
public interface ActivationLayer extends SingleInputLayer {

    /** {@return the function it applies} */
    Activation activation();

    @Override
    default Shape outputShape(Shape input) {
        return input;
    }
}
