package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * The mean of the predictions themselves; labels are not looked at.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new Mean());
 * }</pre>
 *
 * @param name under which it is reported; default {@code mean}
 */
@CheckReturnValue
public record Mean(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public Mean {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public Mean() {
        this("mean");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public Mean name(String value) {
        return new Mean(value);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return yPred;
    }
}
