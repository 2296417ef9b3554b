package dev.corno.regularizers;

import dev.corno.expression.Expression;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/**
 * A penalty on a weight, or on the output of a layer, added to the loss.
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

    /**
     * {@return the penalty on numbers that will be computed, with its gradient}
     *
     * @param activity the numbers
     */
    default Expression penalty(Expression activity) {
        Shape shape = activity.shape();
        Expression fixed = activity.stopGradient();
        Expression penalty = Expression.host("penalty", Shape.scalar(),
                numbers -> Tensor.of(new float[] {(float) penalty(numbers.get(0).toFloatArray(), shape)}), fixed);
        Expression slopes = Expression.host("penalty", shape, numbers -> slopes(numbers.get(0)), fixed);
        // A sum that is 0, but has the gradient.
        return penalty.plus(slopes.times(activity.minus(fixed)).sum(false));
    }

    private Tensor slopes(Tensor activity) {
        float[] slopes = new float[activity.size()];
        addGradient(activity.toFloatArray(), activity.shape(), slopes);
        return Tensor.of(slopes, activity.shape().toArray());
    }
}
