package dev.corno.activations;

/**
 * What {@link Tanh} takes away: {@code y = x - tanh(x)}.
 */
public record TanhShrink() implements ElementwiseActivation {

    @Override
    public String name() {
        return "tanh_shrink";
    }

    @Override
    public double value(double x) {
        return x - Math.tanh(x);
    }

    @Override
    public double derivative(double x) {
        double tanh = Math.tanh(x);
        return tanh * tanh;
    }
}
