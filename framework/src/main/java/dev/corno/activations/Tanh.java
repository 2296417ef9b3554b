package dev.corno.activations;

/**
 * Squeezes numbers into (-1, 1): {@code y = tanh(x)}.
 */
public record Tanh() implements ElementwiseActivation {

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public double value(double x) {
        return Math.tanh(x);
    }

    @Override
    public double derivative(double x) {
        double y = Math.tanh(x);
        return 1 - y * y;
    }
}
