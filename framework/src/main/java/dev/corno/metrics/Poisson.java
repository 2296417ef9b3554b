package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * The {@linkplain dev.corno.losses.Poisson loss of predicted rates}, as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new Poisson());
 * }</pre>
 *
 * @param name under which it is reported; default {@code poisson}
 */
@CheckReturnValue
public record Poisson(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public Poisson {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public Poisson() {
        this("poisson");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public Poisson name(String value) {
        return new Poisson(value);
    }

    private EntryValues entries() {
        return new LossValues(Losses.POISSON);
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return entries().tensor(yTrue, yPred);
    }

    @Override
    public MetricState start() {
        return new MeanState(entries());
    }
}
