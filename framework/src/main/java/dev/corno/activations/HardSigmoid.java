package dev.corno.activations;

/**
 * A {@link Sigmoid} of straight lines: {@code y = x / 6 + 0.5}, cut at 0 and 1.
 */
public record HardSigmoid() implements ElementwiseActivation {

    @Override
    public String name() {
        return "hard_sigmoid";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x / 6 + 0.5, 0), 1);
    }

    @Override
    public double derivative(double x) {
        return x > -3 && x < 3 ? 1.0 / 6 : 0;
    }
}
