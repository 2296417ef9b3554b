package dev.corno.layers.activation;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Elu;
import dev.corno.layers.ActivationLayer;

/**
 * Applies the exponential linear unit: {@code y = x} for x above 0, else {@code alpha * (exp(x) - 1)}.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new ELU(0.5);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param alpha how far below 0 it goes; 1 by default
 */
@CheckReturnValue
public record ELU(String name, double alpha) implements ActivationLayer {

    /** Checks the parameters. */
    public ELU {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("ELU: alpha must be a finite number, got " + alpha + ".");
        }
    }

    /** Keras's default, alpha 1. */
    public ELU() {
        this(1);
    }

    /**
     * A depth below 0.
     *
     * @param alpha how far below 0 it goes
     */
    public ELU(double alpha) {
        this(null, alpha);
    }

    @Override
    public ELU name(String value) {
        return new ELU(value, alpha);
    }

    @Override
    public Activation activation() {
        return new Elu(alpha);
    }
}
