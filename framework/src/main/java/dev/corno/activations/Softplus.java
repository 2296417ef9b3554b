package dev.corno.activations;

/**
 * A smooth {@link Relu}: {@code y = log(1 + exp(x))}.
 */
public record Softplus() implements ElementwiseActivation {

    @Override
    public String name() {
        return "softplus";
    }

    @Override
    public double value(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double derivative(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
