package dev.corno.regularizers;

import dev.corno.expression.Expression;
import dev.corno.tensor.Shape;

/**
 * Penalises the size of weights, which drives many to 0: {@code l1 * sum(|w|)}.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelRegularizer(new L1(1e-4));
 * }</pre>
 *
 * @param l1 factor, at least 0; 0.01 by default
 */
public record L1(double l1) implements Regularizer {

    /** Checks the factor. */
    public L1 {
        Factors.check("L1", "l1", l1);
    }

    /** Keras's default, factor 0.01. */
    public L1() {
        this(0.01);
    }

    @Override
    public double penalty(float[] weight, Shape shape) {
        return l1 * Sums.sizes(weight, Math.toIntExact(shape.size()));
    }

    @Override
    public void addGradient(float[] weight, Shape shape, float[] gradient) {
        int size = Math.toIntExact(shape.size());
        float factor = (float) l1;
        for (int i = 0; i < size; i++) {
            gradient[i] += factor * Math.signum(weight[i]);
        }
    }

    @Override
    public Expression penalty(Expression activity) {
        return activity.abs().sum(false).times(l1);
    }
}
