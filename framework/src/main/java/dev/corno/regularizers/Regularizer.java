package dev.corno.regularizers;

import dev.corno.tensor.Shape;

/**
 * A penalty on a weight, added to the loss.
 *
 * <p>Open: a regularizer of your own is a record that computes the penalty and adds its gradient.
 *
 * <pre>{@code
 * record Quartic(double factor) implements Regularizer {
 *     public double penalty(float[] weight, Shape shape) {
 *         double sum = 0;
 *         for (int i = 0; i < shape.size(); i++) {
 *             sum += Math.pow(weight[i], 4);
 *         }
 *         return factor * sum;
 *     }
 *
 *     public void addGradient(float[] weight, Shape shape, float[] gradient) {
 *         for (int i = 0; i < shape.size(); i++) {
 *             gradient[i] += (float) (4 * factor * Math.pow(weight[i], 3));
 *         }
 *     }
 * }
 * }</pre>
 */
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
