package dev.corno.activations;

/**
 * The rectifier that stops at 6: {@code y = min(max(x, 0), 6)}.
 */
public record Relu6() implements ElementwiseActivation {

    @Override
    public String name() {
        return "relu6";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x, 0), 6);
    }

    @Override
    public double derivative(double x) {
        return x > 0 && x < 6 ? 1 : 0;
    }
}
