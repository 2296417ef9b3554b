package dev.corno.constraints;

import dev.corno.tensor.Shape;

/** The constraints without parameters. */
public final class Constraints {

    /** Every weight is allowed. */
    public static final Constraint NONE = new None();

    /** No weight is negative. */
    public static final Constraint NON_NEG = new NonNeg();

    private Constraints() {
    }

    private record None() implements Constraint {
        @Override
        public void project(float[] weight, Shape shape) {
        }
    }
}
