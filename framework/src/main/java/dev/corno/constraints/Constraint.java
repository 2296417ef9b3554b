package dev.corno.constraints;

import dev.corno.tensor.Shape;

/**
 * What a weight is held to: after each update the weight is replaced by its projection.
 *
 * <p>Open: a constraint of your own is a record that implements {@link #project}.
 *
 * <pre>{@code
 * record AtMostOne() implements Constraint {
 *     public void project(float[] weight, Shape shape) {
 *         for (int i = 0; i < shape.size(); i++) {
 *             weight[i] = Math.min(weight[i], 1);
 *         }
 *     }
 * }
 * }</pre>
 */
public interface Constraint {

    /**
     * Replaces a weight by what is allowed.
     *
     * @param weight the weight's numbers, row-major, changed in place; may be longer than the shape needs
     * @param shape the weight's shape
     */
    void project(float[] weight, Shape shape);

    /**
     * Objects to weights that it cannot be used for, when a layer creates them; by default to none.
     *
     * @param shape the weight's shape
     * @throws dev.corno.tensor.ShapeMismatchException if the shape lacks an axis that the constraint names
     */
    default void check(Shape shape) {
    }
}
