package dev.corno.graph;

import dev.corno.CheckReturnValue;
import dev.corno.constraints.Constraint;
import dev.corno.constraints.Constraints;
import dev.corno.initializers.Initializer;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import java.util.Objects;

/**
 * How one weight of a layer starts, what it is penalised for and held to.
 *
 * @param initializer what it holds before training
 * @param regularizer what is added to the loss for it; {@link Regularizers#NONE} by default
 * @param constraint what it is projected to after each update; {@link Constraints#NONE} by default
 */
@CheckReturnValue
public record WeightSpec(Initializer initializer, Regularizer regularizer, Constraint constraint) {

    /** Checks that nothing is null. */
    public WeightSpec {
        Objects.requireNonNull(initializer, "initializer");
        Objects.requireNonNull(regularizer, "regularizer");
        Objects.requireNonNull(constraint, "constraint");
    }

    /**
     * A weight without a constraint.
     *
     * @param initializer what it holds before training
     * @param regularizer what is added to the loss for it
     */
    public WeightSpec(Initializer initializer, Regularizer regularizer) {
        this(initializer, regularizer, Constraints.NONE);
    }

    /**
     * A weight without a penalty and a constraint.
     *
     * @param initializer what it holds before training
     */
    public WeightSpec(Initializer initializer) {
        this(initializer, Regularizers.NONE);
    }

    /**
     * {@return a copy with another initializer}
     *
     * @param value what the weight holds before training
     */
    public WeightSpec initializer(Initializer value) {
        return new WeightSpec(value, regularizer, constraint);
    }

    /**
     * {@return a copy with another penalty}
     *
     * @param value what is added to the loss
     */
    public WeightSpec regularizer(Regularizer value) {
        return new WeightSpec(initializer, value, constraint);
    }

    /**
     * {@return a copy with another constraint}
     *
     * @param value what the weight is projected to after each update
     */
    public WeightSpec constraint(Constraint value) {
        return new WeightSpec(initializer, regularizer, value);
    }
}
