package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Share of entries whose class is among the {@code k} most probable ones, with class indices as labels. Predictions have shape
 * {@code (batch, ..., classes)}, labels {@code (batch, ...)}; equal scores count as among them.
 * Instead of scores, predictions may be the indices of classes, the most probable first.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new SparseTopKCategoricalAccuracy());
 * }</pre>
 *
 * @param k how many classes count, at least 1; default 5
 * @param fromSortedIds whether predictions are class indices, the most probable first, not a score for each class; default false
 * @param name under which it is reported; default {@code sparse_top_k_categorical_accuracy}
 */
@CheckReturnValue
public record SparseTopKCategoricalAccuracy(int k, boolean fromSortedIds, String name) implements MeanMetric {

    /** Checks ranges. */
    public SparseTopKCategoricalAccuracy {
        TopK.checkK("SparseTopKCategoricalAccuracy", k);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public SparseTopKCategoricalAccuracy() {
        this(5, false, "sparse_top_k_categorical_accuracy");
    }

    /**
     * {@return a copy with another {@code k}}
     *
     * @param value at least 1
     */
    public SparseTopKCategoricalAccuracy k(int value) {
        return new SparseTopKCategoricalAccuracy(value, fromSortedIds, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public SparseTopKCategoricalAccuracy name(String value) {
        return new SparseTopKCategoricalAccuracy(k, fromSortedIds, value);
    }

    /**
     * {@return a copy for predictions that are class indices, or scores}
     *
     * @param value see {@link #fromSortedIds}
     */
    public SparseTopKCategoricalAccuracy fromSortedIds(boolean value) {
        return new SparseTopKCategoricalAccuracy(k, value, name);
    }

    private EntryValues entries() {
        return fromSortedIds ? new SortedMatches(name, k) : new RowMatches(name, true, k);
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
