package dev.corno.activations;

/**
 * Replaces small numbers: {@code y = x} where x is above the threshold, else {@code defaultValue}.
 *
 * @param threshold numbers up to it are replaced
 * @param defaultValue what they are replaced by
 */
public record Threshold(double threshold, double defaultValue) implements ElementwiseActivation {

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public double value(double x) {
        return x > threshold ? x : defaultValue;
    }

    @Override
    public double derivative(double x) {
        return x > threshold ? 1 : 0;
    }
}
