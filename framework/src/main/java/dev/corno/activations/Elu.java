package dev.corno.activations;

/**
 * The exponential linear unit: {@code y = x} for x above 0, else {@code alpha * (exp(x) - 1)}. Clevert et al., 2015,
 * <a href="https://arxiv.org/abs/1511.07289">Fast and Accurate Deep Network Learning by Exponential Linear Units</a>.
 *
 * @param alpha how far below 0 it goes; 1 by default
 */
public record Elu(double alpha) implements ElementwiseActivation {

    /** Keras's default, alpha 1. */
    public Elu() {
        this(1);
    }

    @Override
    public String name() {
        return "elu";
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : alpha * Math.expm1(x);
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : alpha * Math.exp(x);
    }
}
