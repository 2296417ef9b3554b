package dev.corno.activations;

/**
 * A {@link Softplus} that is exactly 0 below -1: {@code y = (x + 1)^2 / 4} between -1 and 1, x above 1.
 */
public record SparsePlus() implements ElementwiseActivation {

    @Override
    public String name() {
        return "sparse_plus";
    }

    @Override
    public double value(double x) {
        if (x <= -1) {
            return 0;
        }
        return x < 1 ? (x + 1) * (x + 1) / 4 : x;
    }

    @Override
    public double derivative(double x) {
        return Math.min(Math.max((x + 1) / 2, 0), 1);
    }
}
