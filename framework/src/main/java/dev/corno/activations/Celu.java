package dev.corno.activations;

/**
 * The continuously differentiable {@link Elu}: {@code y = max(0, x) + min(0, alpha * (exp(x / alpha) - 1))}. Barron, 2017,
 * <a href="https://arxiv.org/abs/1704.07483">Continuously Differentiable Exponential Linear Units</a>.
 *
 * @param alpha how far below 0 it goes, above 0; 1 by default
 */
public record Celu(double alpha) implements ElementwiseActivation {

    /** Checks the parameter. */
    public Celu {
        if (!(alpha > 0)) {
            throw new IllegalArgumentException("Celu: alpha must be above 0, got " + alpha + ".");
        }
    }

    /** Keras's default, alpha 1. */
    public Celu() {
        this(1);
    }

    @Override
    public String name() {
        return "celu";
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : alpha * Math.expm1(x / alpha);
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : Math.exp(x / alpha);
    }
}
