package dev.corno.activations;

/**
 * The sigmoid linear unit, also called swish: {@code y = x / (1 + exp(-x))}. Ramachandran et al., 2017,
 * <a href="https://arxiv.org/abs/1710.05941">Searching for Activation Functions</a>.
 */
public record Silu() implements ElementwiseActivation {

    @Override
    public String name() {
        return "silu";
    }

    @Override
    public double value(double x) {
        return x / (1 + Math.exp(-x));
    }

    @Override
    public double derivative(double x) {
        double sigmoid = 1 / (1 + Math.exp(-x));
        return sigmoid * (1 + x * (1 - sigmoid));
    }
}
