package dev.corno.regularizers;

import dev.corno.expression.Expression;
import dev.corno.tensor.Shape;

/**
 * Penalises the size of weights and large weights together: {@code l1 * sum(|w|) + l2 * sum(w^2)}.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelRegularizer(new L1L2(1e-5, 1e-4));
 * }</pre>
 *
 * @param l1 factor of the sizes, at least 0; 0 by default
 * @param l2 factor of the squares, at least 0; 0 by default
 */
public record L1L2(double l1, double l2) implements Regularizer {

    /** Checks the factors. */
    public L1L2 {
        Factors.check("L1L2", "l1", l1);
        Factors.check("L1L2", "l2", l2);
    }

    /** Keras's default, both factors 0: no penalty. */
    public L1L2() {
        this(0, 0);
    }

    @Override
    public double penalty(float[] weight, Shape shape) {
        int size = Math.toIntExact(shape.size());
        return l1 * Sums.sizes(weight, size) + l2 * Sums.squares(weight, size);
    }

    @Override
    public void addGradient(float[] weight, Shape shape, float[] gradient) {
        int size = Math.toIntExact(shape.size());
        float slope = (float) l1;
        float factor = (float) (2 * l2);
        for (int i = 0; i < size; i++) {
            gradient[i] += slope * Math.signum(weight[i]) + factor * weight[i];
        }
    }

    @Override
    public Expression penalty(Expression activity) {
        return activity.abs().sum(false).times(l1).plus(activity.square().sum(false).times(l2));
    }
}
