package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;

/**
 * Passes its input on: {@code y = x}.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new Identity();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 */
@CheckReturnValue
public record Identity(String name) implements SingleInputLayer {

    /** A layer that does nothing. */
    public Identity() {
        this(null);
    }

    @Override
    public Identity name(String value) {
        return new Identity(value);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }
}
