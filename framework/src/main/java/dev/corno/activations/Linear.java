package dev.corno.activations;

/**
 * Passes its input on: {@code y = x}.
 */
public record Linear() implements ElementwiseActivation {

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public double value(double x) {
        return x;
    }

    @Override
    public double derivative(double x) {
        return 1;
    }
}
