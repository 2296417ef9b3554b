package dev.corno.activations;

/**
 * The self-normalizing unit: {@code y = scale * x} for x above 0, else {@code scale * alpha * (exp(x) - 1)}, with the constants
 * of Klambauer et al., 2017, <a href="https://arxiv.org/abs/1706.02515">Self-Normalizing Neural Networks</a>. Goes with
 * {@code LecunNormal} kernels.
 */
public record Selu() implements ElementwiseActivation {

    private static final double ALPHA = 1.6732632423543772;
    private static final double SCALE = 1.0507009873554805;

    @Override
    public String name() {
        return "selu";
    }

    @Override
    public double value(double x) {
        return x > 0 ? SCALE * x : SCALE * ALPHA * Math.expm1(x);
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? SCALE : SCALE * ALPHA * Math.exp(x);
    }
}
