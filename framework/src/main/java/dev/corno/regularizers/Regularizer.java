package dev.corno.regularizers;

import dev.corno.tensor.Shape;

/** A penalty on a weight, added to the loss. */
public interface Regularizer {

    /**
     * {@return the penalty}
     *
     * @param weight the weight's numbers, row-major; may be longer than the shape needs
     * @param shape the weight's shape
     */
    double penalty(float[] weight, Shape shape);

    /**
     * Adds the penalty's gradient to the loss's gradient.
     *
     * @param weight the weight's numbers, row-major; may be longer than the shape needs
     * @param shape the weight's shape
     * @param gradient what the gradient is added to, of the same layout
     */
    void addGradient(float[] weight, Shape shape, float[] gradient);
}
