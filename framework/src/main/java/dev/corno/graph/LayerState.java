package dev.corno.graph;

import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The weights of one layer object, and whether training may change them. Belongs to a {@link WeightStore}. */
public final class LayerState {

    private final WeightStore store;
    private final List<LayerWeight> weights;
    private final int ordinal;
    private List<Tensor> values;
    private final Map<Integer, float[]> memory = new HashMap<>();
    private volatile boolean frozen;

    LayerState(WeightStore store, List<LayerWeight> weights, int ordinal) {
        this.store = store;
        this.weights = List.copyOf(weights);
        this.ordinal = ordinal;
    }

    /** {@return what the weights are, in Keras's order} */
    public List<LayerWeight> weights() {
        return weights;
    }

    /** {@return where the weights belong} */
    public WeightStore store() {
        return store;
    }

    /** {@return whether training leaves the layer as it is; batch normalization then also uses its moving statistics} */
    public boolean isFrozen() {
        return frozen;
    }

    /**
     * Freezes or unfreezes the layer, from the next training step on.
     *
     * @param value whether training leaves the layer as it is
     */
    public void freeze(boolean value) {
        this.frozen = value;
    }

    /** {@return the current values, in the order of {@link #weights}} */
    public List<Tensor> values() {
        return WeightStore.exclusively(List.of(store), () -> {
            store.fetch();
            return stored();
        });
    }

    /**
     * Sets the values.
     *
     * @param newValues one for each of {@link #weights}, of its shape
     * @throws ShapeMismatchException if a shape differs
     */
    public void values(List<Tensor> newValues) {
        checkShapes(newValues);
        WeightStore.exclusively(List.of(store), () -> {
            store.hold(null);
            values = List.copyOf(newValues);
            return values;
        });
    }

    /**
     * Sets the values from the engine that holds them; only for {@link WeightHolder#surrender}.
     *
     * @param newValues one for each of {@link #weights}, of its shape
     */
    public void surrendered(List<Tensor> newValues) {
        checkShapes(newValues);
        values = List.copyOf(newValues);
    }

    /** {@return the values as last stored, without asking an engine that may hold newer ones; for the engine that takes them} */
    public List<Tensor> stored() {
        if (values == null) {
            List<Tensor> initial = new ArrayList<>();
            for (int i = 0; i < weights.size(); i++) {
                LayerWeight weight = weights.get(i);
                initial.add(weight.spec().initializer().initialize(weight.shape(), store.seedOf(ordinal, i)));
            }
            values = List.copyOf(initial);
        }
        return values;
    }

    /**
     * {@return what the layer remembers from the last batch, such as the state of a stateful recurrent layer; empty if nothing}
     *
     * @param index which of the things that it remembers
     */
    public Optional<float[]> remembered(int index) {
        return Optional.ofNullable(memory.get(index));
    }

    /**
     * Remembers for the next batch; only for the engine that runs the layer.
     *
     * @param index which of the things that the layer remembers
     * @param numbers the numbers, kept uncopied
     */
    public void remember(int index, float[] numbers) {
        memory.put(index, numbers);
    }

    /** Forgets what the layer remembers from the last batch. */
    public void forget() {
        WeightStore.exclusively(List.of(store), () -> {
            memory.clear();
            return memory;
        });
    }

    boolean hasValues() {
        return values != null;
    }

    private void checkShapes(List<Tensor> newValues) {
        if (newValues.size() != weights.size()) {
            throw new ShapeMismatchException("weights", "expects " + weights.size() + " tensors, got " + newValues.size() + ".");
        }
        for (int i = 0; i < weights.size(); i++) {
            if (!newValues.get(i).shape().equals(weights.get(i).shape())) {
                throw new ShapeMismatchException("weights", "expects \"" + weights.get(i).name() + "\" of shape "
                        + weights.get(i).shape() + ", got " + newValues.get(i).shape() + ".");
            }
        }
    }
}
