package dev.corno.activations;

/**
 * The Gaussian error linear unit: {@code y = x * P(X <= x)} for a standard normal X. Hendrycks and Gimpel, 2016,
 * <a href="https://arxiv.org/abs/1606.08415">Gaussian Error Linear Units</a>.
 *
 * @param approximate whether to use {@code 0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))}; false by default
 */
public record Gelu(boolean approximate) implements ElementwiseActivation {

    private static final double SLOPE = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    /** Keras's default, the exact form. */
    public Gelu() {
        this(false);
    }

    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public double value(double x) {
        return approximate ? 0.5 * x * (1 + Math.tanh(inner(x))) : 0.5 * x * (1 + ErrorFunction.erf(x / Math.sqrt(2)));
    }

    @Override
    public double derivative(double x) {
        if (approximate) {
            double tanh = Math.tanh(inner(x));
            return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * SLOPE * (1 + 3 * CUBIC * x * x);
        }
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        return 0.5 * (1 + ErrorFunction.erf(x / Math.sqrt(2))) + x * density;
    }

    private static double inner(double x) {
        return SLOPE * (x + CUBIC * x * x * x);
    }
}
