package dev.corno.layers.core;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;

/**
 * What a {@link Lambda} computes. Any lambda expression will do to train and predict; a model can be saved where it is an object of a class
 * that is registered, {@code KerasObjects.standard().with(Codec.of(Cube.class, ...))}: files hold its name and parameters, never code.
 */
@FunctionalInterface
public interface LambdaFunction {

    /**
     * {@return the result}
     *
     * @param call the inputs; shapes have the batch axis, which the result keeps
     */
    Expression apply(LayerCall call);
}
