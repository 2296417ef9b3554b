package dev.corno.activations;

/**
 * A {@link Tanh} of straight lines: x, cut at -1 and 1.
 */
public record HardTanh() implements ElementwiseActivation {

    @Override
    public String name() {
        return "hard_tanh";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x, -1), 1);
    }

    @Override
    public double derivative(double x) {
        return x > -1 && x < 1 ? 1 : 0;
    }
}
