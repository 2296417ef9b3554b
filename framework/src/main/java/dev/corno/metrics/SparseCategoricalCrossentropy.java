package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Reduction;
import dev.corno.tensor.Tensor;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The {@linkplain dev.corno.losses.SparseCategoricalCrossentropy cross-entropy} of class probabilities with class indices as labels,
 * as a measure.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new SparseCategoricalCrossentropy());
 * }</pre>
 *
 * @param fromLogits whether predictions are logits, not probabilities; default false
 * @param ignoreClass a label whose entries do not count, such as 255 for unlabelled pixels; as in Keras they count as entries with a
 *     loss of 0 where there are no sample weights; default none
 * @param axis the axis of the classes, counted with the batch axis, not 0; default -1, the last
 * @param name under which it is reported; default {@code sparse_categorical_crossentropy}
 */
@CheckReturnValue
public record SparseCategoricalCrossentropy(boolean fromLogits, OptionalInt ignoreClass, int axis, String name)
        implements MeanMetric {

    /** Checks ranges. */
    public SparseCategoricalCrossentropy {
        Objects.requireNonNull(ignoreClass, "ignoreClass");
        LossValues.checkAxis("SparseCategoricalCrossentropy", axis);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public SparseCategoricalCrossentropy() {
        this(false, OptionalInt.empty(), -1, "sparse_categorical_crossentropy");
    }

    /**
     * {@return a copy with another {@code fromLogits}}
     *
     * @param value whether predictions are logits
     */
    public SparseCategoricalCrossentropy fromLogits(boolean value) {
        return new SparseCategoricalCrossentropy(value, ignoreClass, axis, name);
    }

    /**
     * {@return a copy that leaves out the entries with one label}
     *
     * @param value the label
     */
    public SparseCategoricalCrossentropy ignoreClass(int value) {
        return new SparseCategoricalCrossentropy(fromLogits, OptionalInt.of(value), axis, name);
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public SparseCategoricalCrossentropy axis(int value) {
        return new SparseCategoricalCrossentropy(fromLogits, ignoreClass, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public SparseCategoricalCrossentropy name(String value) {
        return new SparseCategoricalCrossentropy(fromLogits, ignoreClass, axis, value);
    }

    private dev.corno.losses.SparseCategoricalCrossentropy loss() {
        return new dev.corno.losses.SparseCategoricalCrossentropy(fromLogits, ignoreClass, axis, Reduction.SUM_OVER_BATCH_SIZE);
    }

    private EntryValues entries() {
        return LossValues.along(axis, loss());
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return entries().tensor(yTrue, yPred);
    }

    @Override
    public MetricState start() {
        MeanState mean = new MeanState(entries());
        return ignoreClass.isEmpty() ? mean : new MaskedMeanState(mean, loss());
    }
}
