package dev.corno.regularizers;

import dev.corno.tensor.Shape;

/** The regularizers without parameters. */
public final class Regularizers {

    /** No penalty. */
    public static final Regularizer NONE = new None();

    private Regularizers() {
    }

    private record None() implements Regularizer {
        @Override
        public double penalty(float[] weight, Shape shape) {
            return 0;
        }

        @Override
        public void addGradient(float[] weight, Shape shape, float[] gradient) {
        }
    }
}
