package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * {@code mean(max(1 - yTrue * yPred, 0))}, the loss {@link dev.corno.losses.Hinge} as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new Hinge());
 * }</pre>
 *
 * @param name under which it is reported; default {@code hinge}
 */
@CheckReturnValue
public record Hinge(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public Hinge {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public Hinge() {
        this("hinge");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public Hinge name(String value) {
        return new Hinge(value);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return Losses.HINGE.values(yTrue, yPred);
    }
}
