package dev.corno.layers.activation;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Relu;
import dev.corno.layers.ActivationLayer;

/**
 * Applies the rectifier: {@code y = max(x, 0)}; with parameters {@code y = min(x, maxValue)} above the threshold, else {@code
 * negativeSlope * (x - threshold)}.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new ReLU().maxValue(6);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param maxValue where it stops growing, at least 0; {@link Double#POSITIVE_INFINITY}, Keras's {@code None}, by default
 * @param negativeSlope slope up to the threshold, at least 0; 0 by default
 * @param threshold where it starts, at least 0; 0 by default
 */
@CheckReturnValue
public record ReLU(String name, double maxValue, double negativeSlope, double threshold) implements ActivationLayer {

    /** Checks the parameters. */
    public ReLU {
        if (!(maxValue >= 0 && negativeSlope >= 0 && threshold >= 0)) {
            throw new IllegalArgumentException("ReLU: maxValue, negativeSlope and threshold must be 0 or more, got " + maxValue + ", "
                    + negativeSlope + " and " + threshold + ".");
        }
    }

    /** Keras's default: {@code max(x, 0)}. */
    public ReLU() {
        this(Double.POSITIVE_INFINITY);
    }

    /**
     * A rectifier that stops growing.
     *
     * @param maxValue where it stops, at least 0
     */
    public ReLU(double maxValue) {
        this(null, maxValue, 0, 0);
    }

    @Override
    public ReLU name(String value) {
        return new ReLU(value, maxValue, negativeSlope, threshold);
    }

    /**
     * {@return a copy with another largest value}
     *
     * @param value see {@link #maxValue}
     */
    public ReLU maxValue(double value) {
        return new ReLU(name, value, negativeSlope, threshold);
    }

    /**
     * {@return a copy with another slope up to the threshold}
     *
     * @param value see {@link #negativeSlope}
     */
    public ReLU negativeSlope(double value) {
        return new ReLU(name, maxValue, value, threshold);
    }

    /**
     * {@return a copy with another threshold}
     *
     * @param value see {@link #threshold}
     */
    public ReLU threshold(double value) {
        return new ReLU(name, maxValue, negativeSlope, value);
    }

    @Override
    public Activation activation() {
        return new Relu(negativeSlope, maxValue, threshold);
    }
}
