package dev.corno.constraints;

import dev.corno.tensor.Shape;

/**
 * Sets negative weights to zero: {@code w = max(w, 0)}.
 *
 * <pre>{@code
 * var layer = new Dense(64).kernelConstraint(Constraints.NON_NEG);
 * }</pre>
 */
public record NonNeg() implements Constraint {

    @Override
    public void project(float[] weight, Shape shape) {
        int size = Math.toIntExact(shape.size());
        for (int i = 0; i < size; i++) {
            weight[i] = Math.max(weight[i], 0);
        }
    }
}
