package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Share of yes-or-no answers that are right: a prediction above the threshold is a 1.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new BinaryAccuracy());
 * }</pre>
 *
 * @param threshold above which a prediction is a yes, such as 0 for logits; default 0.5
 * @param name under which it is reported; default {@code binary_accuracy}
 */
@CheckReturnValue
public record BinaryAccuracy(double threshold, String name) implements MeanMetric {

    /** Checks ranges. */
    public BinaryAccuracy {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("BinaryAccuracy: threshold must be a number, got " + threshold + ".");
        }
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public BinaryAccuracy() {
        this(0.5, "binary_accuracy");
    }

    /**
     * {@return a copy with another {@code threshold}}
     *
     * @param value above which a prediction is a yes
     */
    public BinaryAccuracy threshold(double value) {
        return new BinaryAccuracy(value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public BinaryAccuracy name(String value) {
        return new BinaryAccuracy(threshold, value);
    }

    private EntryValues entries() {
        return new Matches(name, (yTrue, yPred) -> yTrue == (yPred > (float) threshold ? 1 : 0));
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
