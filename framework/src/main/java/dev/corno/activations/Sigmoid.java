package dev.corno.activations;

/**
 * Squeezes numbers into (0, 1): {@code y = 1 / (1 + exp(-x))}.
 */
public record Sigmoid() implements ElementwiseActivation {

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public double value(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double derivative(double x) {
        double y = value(x);
        return y * (1 - y);
    }
}
