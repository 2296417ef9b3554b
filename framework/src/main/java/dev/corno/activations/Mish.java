package dev.corno.activations;

/**
 * A smooth function that dips below 0: {@code y = x * tanh(softplus(x))}. Misra, 2019,
 * <a href="https://arxiv.org/abs/1908.08681">Mish: A Self Regularized Non-Monotonic Activation Function</a>.
 */
public record Mish() implements ElementwiseActivation {

    @Override
    public String name() {
        return "mish";
    }

    @Override
    public double value(double x) {
        return x * Math.tanh(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
    }

    @Override
    public double derivative(double x) {
        double tanh = Math.tanh(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
        return tanh + x * (1 - tanh * tanh) / (1 + Math.exp(-x));
    }
}
