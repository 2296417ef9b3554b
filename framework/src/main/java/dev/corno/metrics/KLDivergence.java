package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * How far predicted distributions are from the wanted ones: the loss {@link dev.corno.losses.KLDivergence} as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new KLDivergence());
 * }</pre>
 *
 * @param name under which it is reported; default {@code kl_divergence}
 */
@CheckReturnValue
public record KLDivergence(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public KLDivergence {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public KLDivergence() {
        this("kl_divergence");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public KLDivergence name(String value) {
        return new KLDivergence(value);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return Losses.KL_DIVERGENCE.values(yTrue, yPred);
    }
}
