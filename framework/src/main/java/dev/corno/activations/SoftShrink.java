package dev.corno.activations;

/**
 * Pulls numbers towards 0: {@code y = x - threshold} above the threshold, {@code x + threshold} below its negative, else 0.
 *
 * @param threshold half the width of the part that is 0; 0.5 by default
 */
public record SoftShrink(double threshold) implements ElementwiseActivation {

    /** Keras's default, threshold 0.5. */
    public SoftShrink() {
        this(0.5);
    }

    @Override
    public String name() {
        return "soft_shrink";
    }

    @Override
    public double value(double x) {
        return Math.abs(x) > threshold ? x - Math.copySign(threshold, x) : 0;
    }

    @Override
    public double derivative(double x) {
        return Math.abs(x) > threshold ? 1 : 0;
    }
}
