package dev.corno.activations;

/**
 * -1, 0 or 1, as x is below, at or above 0: the output of Widrow and Hoff's ADALINE, 1960, <em>Adaptive Switching Circuits</em>. Its
 * derivative is 0 everywhere, so that nothing before it learns by gradients. Keras has no such function; only Corno reads files that name
 * it.
 */
public record Sign() implements ElementwiseActivation {

    @Override
    public String name() {
        return "sign";
    }

    @Override
    public double value(double x) {
        return Math.signum(x);
    }

    @Override
    public double derivative(double x) {
        return 0;
    }
}
