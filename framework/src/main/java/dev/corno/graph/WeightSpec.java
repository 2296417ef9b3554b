package dev.corno.graph;

import dev.corno.CheckReturnValue;
import dev.corno.initializers.Initializer;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import java.util.Objects;

/**
 * How one weight of a layer starts and what it is penalised for.
 *
 * @param initializer what it holds before training
 * @param regularizer what is added to the loss for it; {@link Regularizers#NONE} by default
 */
@CheckReturnValue
public record WeightSpec(Initializer initializer, Regularizer regularizer) {

    /** Checks that nothing is null. */
    public WeightSpec {
        Objects.requireNonNull(initializer, "initializer");
        Objects.requireNonNull(regularizer, "regularizer");
    }

    /**
     * A weight without a penalty.
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
        return new WeightSpec(value, regularizer);
    }

    /**
     * {@return a copy with another penalty}
     *
     * @param value what is added to the loss
     */
    public WeightSpec regularizer(Regularizer value) {
        return new WeightSpec(initializer, value);
    }
}
