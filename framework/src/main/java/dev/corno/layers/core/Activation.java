package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.layers.ActivationLayer;
import java.util.Objects;

/**
 * Applies an activation to each number, or to each row: {@code y = activation(x)}.
 *
 * <p>Input and output shape: {@code (batch, ...)}; the last axis is halved by {@code glu}.
 *
 * <pre>{@code
 * var layer = new Activation(Activations.RELU);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param activation the function
 */
@CheckReturnValue
public record Activation(String name, dev.corno.activations.Activation activation) implements ActivationLayer {

    /** Checks the parameters. */
    public Activation {
        Objects.requireNonNull(activation, "activation");
    }

    /**
     * A layer that applies a function.
     *
     * @param activation the function, such as {@code Activations.RELU}
     */
    public Activation(dev.corno.activations.Activation activation) {
        this(null, activation);
    }

    @Override
    public Activation name(String value) {
        return new Activation(value, activation);
    }
}
