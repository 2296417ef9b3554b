package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Share of predictions that equal their labels exactly. For class probabilities see {@link Metrics#ACCURACY}.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new Accuracy());
 * }</pre>
 *
 * @param name under which it is reported; default {@code accuracy}
 */
@CheckReturnValue
public record Accuracy(String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public Accuracy {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public Accuracy() {
        this("accuracy");
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public Accuracy name(String value) {
        return new Accuracy(value);
    }

    private EntryValues entries() {
        return new Matches(name, (yTrue, yPred) -> yTrue == yPred);
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
