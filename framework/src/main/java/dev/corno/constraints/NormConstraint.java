package dev.corno.constraints;

import dev.corno.tensor.Shape;
import java.util.List;

/**
 * A constraint on the lengths of the vectors that a weight consists of: {@code w *= desired(norm) / (1e-7 + norm)}, where {@code norm}
 * is the L2 norm along {@link #axis}. For a dense kernel {@code (features, units)} axis 0 gives each unit's incoming weights one
 * length; for a convolution's kernel {@code (height, width, channels, filters)} axes 0, 1, 2 do.
 */
public interface NormConstraint extends Constraint {

    /** {@return the axes that a vector extends along; empty for all, so that the weight is one vector} */
    List<Integer> axis();

    /**
     * {@return the length that a vector gets}
     *
     * @param norm the length that it has
     */
    float desired(float norm);

    @Override
    default void check(Shape shape) {
        Vectors.check(getClass().getSimpleName(), axis(), shape);
    }

    @Override
    default void project(float[] weight, Shape shape) {
        check(shape);
        Vectors vectors = new Vectors(shape, axis());
        float[] factors = vectors.norms(weight);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = desired(factors[i]) / (Vectors.EPSILON + factors[i]);
        }
        vectors.scale(weight, factors);
    }
}
