package dev.corno.activations;

/** An {@link Activation} whose every output element depends on the same input element only. */
public interface ElementwiseActivation extends Activation {

    /**
     * {@return the function's value}
     *
     * @param x the input element
     */
    double value(double x);

    /**
     * {@return the function's derivative; at a kink the one Keras gives}
     *
     * @param x the input element
     */
    double derivative(double x);
}
