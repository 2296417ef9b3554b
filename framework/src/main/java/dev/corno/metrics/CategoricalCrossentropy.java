package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * The {@linkplain dev.corno.losses.CategoricalCrossentropy cross-entropy} of class probabilities with one-hot labels, as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new CategoricalCrossentropy());
 * }</pre>
 *
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param labelSmoothing labels become {@code yTrue*(1-s) + s/classes}; in [0, 1]; default 0
 * @param axis the axis of the classes, counted with the batch axis, not 0; default -1, the last
 * @param name under which it is reported; default {@code categorical_crossentropy}
 */
@CheckReturnValue
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing, int axis, String name) implements MeanMetric {

    /** Checks ranges. */
    public CategoricalCrossentropy {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException("CategoricalCrossentropy: labelSmoothing must be in [0, 1], got " + labelSmoothing + ".");
        }
        LossValues.checkAxis("CategoricalCrossentropy", axis);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public CategoricalCrossentropy() {
        this(false, 0, -1, "categorical_crossentropy");
    }

    /**
     * {@return a copy with another {@code fromLogits}}
     *
     * @param value whether predictions are logits
     */
    public CategoricalCrossentropy fromLogits(boolean value) {
        return new CategoricalCrossentropy(value, labelSmoothing, axis, name);
    }

    /**
     * {@return a copy with another {@code labelSmoothing}}
     *
     * @param value how far labels are moved
     */
    public CategoricalCrossentropy labelSmoothing(double value) {
        return new CategoricalCrossentropy(fromLogits, value, axis, name);
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public CategoricalCrossentropy axis(int value) {
        return new CategoricalCrossentropy(fromLogits, labelSmoothing, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public CategoricalCrossentropy name(String value) {
        return new CategoricalCrossentropy(fromLogits, labelSmoothing, axis, value);
    }

    private EntryValues entries() {
        return LossValues.along(axis,
                new dev.corno.losses.CategoricalCrossentropy().fromLogits(fromLogits).labelSmoothing(labelSmoothing).axis(axis));
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
