package dev.corno.activations;

/**
 * A function of a layer's result, such as {@code relu}. Open: an activation of your own that works on each element alone
 * implements {@link ElementwiseActivation} and needs nothing else.
 */
public interface Activation {

    /** {@return Keras's name of the function, such as {@code relu}; what model files hold} */
    String name();
}
