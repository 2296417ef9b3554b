package dev.corno.activations;

/**
 * Sets small numbers to 0: {@code y = x} where {@code |x|} is above the threshold, else 0.
 *
 * @param threshold half the width of the part that is 0; 0.5 by default
 */
public record HardShrink(double threshold) implements ElementwiseActivation {

    /** Keras's default, threshold 0.5. */
    public HardShrink() {
        this(0.5);
    }

    @Override
    public String name() {
        return "hard_shrink";
    }

    @Override
    public double value(double x) {
        return Math.abs(x) > threshold ? x : 0;
    }

    @Override
    public double derivative(double x) {
        return Math.abs(x) > threshold ? 1 : 0;
    }
}
