package dev.corno.activations;

/**
 * The logarithm of {@link Sigmoid}: {@code y = -log(1 + exp(-x))}.
 */
public record LogSigmoid() implements ElementwiseActivation {

    @Override
    public String name() {
        return "log_sigmoid";
    }

    @Override
    public double value(double x) {
        return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double derivative(double x) {
        return 1 / (1 + Math.exp(x));
    }
}
