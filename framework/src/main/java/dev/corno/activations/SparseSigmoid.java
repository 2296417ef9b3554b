package dev.corno.activations;

/**
 * A {@link Sigmoid} that is exactly 0 below -1 and 1 above 1: {@code y = (x + 1) / 2} between.
 */
public record SparseSigmoid() implements ElementwiseActivation {

    @Override
    public String name() {
        return "sparse_sigmoid";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max((x + 1) / 2, 0), 1);
    }

    @Override
    public double derivative(double x) {
        return x > -1 && x < 1 ? 0.5 : 0;
    }
}
