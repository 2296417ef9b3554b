package dev.corno.activations;

/**
 * The rectifier: {@code y = max(x, 0)}; with parameters {@code y = min(x, maxValue)} above the threshold, else
 * {@code negativeSlope * (x - threshold)}. Nair and Hinton, 2010, Rectified Linear Units Improve Restricted Boltzmann Machines.
 *
 * @param negativeSlope slope up to the threshold, at least 0; 0 by default
 * @param maxValue where it stops growing, at least 0; {@link Double#POSITIVE_INFINITY} by default
 * @param threshold where it starts, at least 0; 0 by default
 */
public record Relu(double negativeSlope, double maxValue, double threshold) implements ElementwiseActivation {

    /** Checks the parameters. */
    public Relu {
        if (!(negativeSlope >= 0 && maxValue >= 0 && threshold >= 0)) {
            throw new IllegalArgumentException("Relu: negativeSlope, maxValue and threshold must be 0 or more, got "
                    + negativeSlope + ", " + maxValue + " and " + threshold + ".");
        }
    }

    /** Keras's default: {@code max(x, 0)}. */
    public Relu() {
        this(0, Double.POSITIVE_INFINITY, 0);
    }

    @Override
    public String name() {
        return "relu";
    }

    @Override
    public double value(double x) {
        if (x <= threshold) {
            return negativeSlope == 0 ? 0 : negativeSlope * (x - threshold);
        }
        return isBounded() ? Math.min(Math.max(x, 0), maxValue) : x;
    }

    @Override
    public double derivative(double x) {
        if (x <= threshold) {
            return negativeSlope;
        }
        return isBounded() && (x <= 0 || x >= maxValue) ? 0 : 1;
    }

    private boolean isBounded() {
        return maxValue < Double.POSITIVE_INFINITY;
    }
}
