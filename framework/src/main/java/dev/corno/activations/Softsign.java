package dev.corno.activations;

/**
 * Squeezes numbers into (-1, 1), more slowly than {@link Tanh}: {@code y = x / (1 + |x|)}.
 */
public record Softsign() implements ElementwiseActivation {

    @Override
    public String name() {
        return "softsign";
    }

    @Override
    public double value(double x) {
        return x / (1 + Math.abs(x));
    }

    @Override
    public double derivative(double x) {
        double scale = 1 + Math.abs(x);
        return 1 / (scale * scale);
    }
}
