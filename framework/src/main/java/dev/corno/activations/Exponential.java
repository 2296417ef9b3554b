package dev.corno.activations;

/**
 * The exponential function: {@code y = exp(x)}.
 */
public record Exponential() implements ElementwiseActivation {

    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public double value(double x) {
        return Math.exp(x);
    }

    @Override
    public double derivative(double x) {
        return Math.exp(x);
    }
}
