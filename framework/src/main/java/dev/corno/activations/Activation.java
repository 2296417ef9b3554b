package dev.corno.activations;

import dev.corno.tensor.Shape;

/**
 * A function of a layer's result, such as {@code relu}. Open: an activation of your own that works on each element alone
 * implements {@link ElementwiseActivation} and needs nothing else.
 */
public interface Activation {

    /** {@return Keras's name of the function, such as {@code relu}; what model files hold} */
    String name();

    /**
     * {@return the shape of what it gives; that of what it is applied to, unless it is a {@link GatedActivation}}
     *
     * @param input the shape of what it is applied to
     * @throws IllegalArgumentException if it cannot be applied to that
     */
    default Shape outputShape(Shape input) {
        return input;
    }
}
