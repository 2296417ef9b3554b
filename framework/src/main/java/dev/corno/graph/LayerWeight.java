package dev.corno.graph;

import dev.corno.tensor.Shape;

/**
 * A weight that a layer has once the shapes of its inputs are known.
 *
 * @param name Keras's name in its file form, such as {@code kernel} or {@code moving_mean}
 * @param shape its shape in Keras's axis order
 * @param spec how it starts, what it is penalised for and held to
 * @param trainable whether the optimizer changes it; false for running statistics
 */
public record LayerWeight(String name, Shape shape, WeightSpec spec, boolean trainable) {

    /** Checks that the constraint can be used for the shape. */
    public LayerWeight {
        spec.constraint().check(shape);
    }

    /**
     * {@return the weight as one of an outer layer}
     *
     * @param part the name of the layer whose weight it is
     */
    public LayerWeight inside(String part) {
        return new LayerWeight(part + "/" + name, shape, spec, trainable);
    }
}
