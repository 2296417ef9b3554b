package dev.corno.regularizers;

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
        return new L1L2(0, l2).penalty(weight, shape);
    }

    @Override
    public void addGradient(float[] weight, Shape shape, float[] gradient) {
        new L1L2(0, l2).addGradient(weight, shape, gradient);
    }
}
