package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * The {@linkplain dev.corno.losses.SparseCategoricalCrossentropy cross-entropy} of class probabilities with class indices as labels,
 * as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new SparseCategoricalCrossentropy());
 * }</pre>
 *
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param name under which it is reported; default {@code sparse_categorical_crossentropy}
 */
@CheckReturnValue
public record SparseCategoricalCrossentropy(boolean fromLogits, String name) implements MeanMetric {

    /** Checks that nothing is null. */
    public SparseCategoricalCrossentropy {
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public SparseCategoricalCrossentropy() {
        this(false, "sparse_categorical_crossentropy");
    }

    /**
     * {@return a copy with another {@code fromLogits}}
     *
     * @param value whether predictions are logits
     */
    public SparseCategoricalCrossentropy fromLogits(boolean value) {
        return new SparseCategoricalCrossentropy(value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public SparseCategoricalCrossentropy name(String value) {
        return new SparseCategoricalCrossentropy(fromLogits, value);
    }

    private EntryValues entries() {
        return new LossValues(new dev.corno.losses.SparseCategoricalCrossentropy().fromLogits(fromLogits));
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
