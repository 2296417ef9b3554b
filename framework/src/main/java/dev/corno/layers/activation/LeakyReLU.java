package dev.corno.layers.activation;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.LeakyRelu;
import dev.corno.layers.ActivationLayer;

/**
 * Keeps numbers above 0 and shrinks those below: {@code y = x} for x above 0, else {@code negativeSlope * x}.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new LeakyReLU(0.1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param negativeSlope slope below 0, at least 0; 0.3 by default (the activation {@code LEAKY_RELU} has 0.2, as in Keras)
 */
@CheckReturnValue
public record LeakyReLU(String name, double negativeSlope) implements ActivationLayer {

    /** Checks the parameters. */
    public LeakyReLU {
        if (!(negativeSlope >= 0)) {
            throw new IllegalArgumentException("LeakyReLU: negativeSlope must be 0 or more, got " + negativeSlope + ".");
        }
    }

    /** Keras's default, slope 0.3. */
    public LeakyReLU() {
        this(0.3);
    }

    /**
     * A slope below 0.
     *
     * @param negativeSlope the slope, at least 0
     */
    public LeakyReLU(double negativeSlope) {
        this(null, negativeSlope);
    }

    @Override
    public LeakyReLU name(String value) {
        return new LeakyReLU(value, negativeSlope);
    }

    @Override
    public Activation activation() {
        return new LeakyRelu(negativeSlope);
    }
}
