package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/** What a weight holds before training. The same shape and seed give the same numbers. */
public interface Initializer {

    /**
     * {@return the first values of a weight, as float32}
     *
     * @param shape the weight's shape in Keras's axis order
     * @param seed where random numbers start; an initializer that carries a seed of its own uses that instead
     */
    Tensor initialize(Shape shape, long seed);
}
