package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * The {@linkplain dev.corno.losses.BinaryCrossentropy cross-entropy} of yes-or-no answers, as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new BinaryCrossentropy());
 * }</pre>
 *
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param labelSmoothing labels become {@code yTrue*(1-s) + s/2}; in [0, 1]; default 0
 * @param name under which it is reported; default {@code binary_crossentropy}
 */
@CheckReturnValue
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing, String name) implements MeanMetric {

    /** Checks ranges. */
    public BinaryCrossentropy {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException("BinaryCrossentropy: labelSmoothing must be in [0, 1], got " + labelSmoothing + ".");
        }
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public BinaryCrossentropy() {
        this(false, 0, "binary_crossentropy");
    }

    /**
     * {@return a copy with another {@code fromLogits}}
     *
     * @param value whether predictions are logits
     */
    public BinaryCrossentropy fromLogits(boolean value) {
        return new BinaryCrossentropy(value, labelSmoothing, name);
    }

    /**
     * {@return a copy with another {@code labelSmoothing}}
     *
     * @param value how far labels are moved
     */
    public BinaryCrossentropy labelSmoothing(double value) {
        return new BinaryCrossentropy(fromLogits, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public BinaryCrossentropy name(String value) {
        return new BinaryCrossentropy(fromLogits, labelSmoothing, value);
    }

    private EntryValues entries() {
        return new LossValues(new dev.corno.losses.BinaryCrossentropy().fromLogits(fromLogits).labelSmoothing(labelSmoothing));
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
