package dev.corno.regularizers;

import dev.corno.expression.Expression;
import dev.corno.tensor.Shape;

/**
 * Penalises large weights: {@code l2 * sum(w^2)}, as in Keras; DL4J's factor of the same name has half the effect.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelRegularizer(new L2(1e-4));
 * }</pre>
 *
 * @param l2 factor, at least 0; 0.01 by default
 */
public record L2(double l2) implements Regularizer {

    /** Checks the factor. */
    public L2 {
        Factors.check("L2", "l2", l2);
    }

    /** Keras's default, factor 0.01. */
    public L2() {
        this(0.01);
    }

    @Override
    public double penalty(float[] weight, Shape shape) {
        return l2 * Sums.squares(weight, Math.toIntExact(shape.size()));
    }

    @Override
    public void addGradient(float[] weight, Shape shape, float[] gradient) {
        int size = Math.toIntExact(shape.size());
        float factor = (float) (2 * l2);
        for (int i = 0; i < size; i++) {
            gradient[i] += factor * weight[i];
        }
    }

    @Override
    public Expression penalty(Expression activity) {
        return activity.square().sum(false).times(l2);
    }
}
