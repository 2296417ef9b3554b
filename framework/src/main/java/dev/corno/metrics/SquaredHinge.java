package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code mean(max(1 - yTrue * yPred, 0)^2)}, the loss {@link dev.corno.losses.SquaredHinge} as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new SquaredHinge());
 * }</pre>
 *
 * @param name under which it is reported; default {@code squared_hinge}
 */
@CheckReturnValue
public record SquaredHinge(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public SquaredHinge {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public SquaredHinge() {
        this("squared_hinge");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public SquaredHinge name(String value) {
        return new SquaredHinge(value);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return Losses.SQUARED_HINGE.values(yTrue, yPred);
    }
}
