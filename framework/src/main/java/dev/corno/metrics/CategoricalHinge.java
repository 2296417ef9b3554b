package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * The loss {@link dev.corno.losses.CategoricalHinge} of scores with one-hot labels, as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new CategoricalHinge());
 * }</pre>
 *
 * @param name under which it is reported; default {@code categorical_hinge}
 */
@CheckReturnValue
public record CategoricalHinge(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public CategoricalHinge {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public CategoricalHinge() {
        this("categorical_hinge");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public CategoricalHinge name(String value) {
        return new CategoricalHinge(value);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return Losses.CATEGORICAL_HINGE.values(yTrue, yPred);
    }
}
