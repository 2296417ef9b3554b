package dev.corno.graph;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a model, by layer object. Whoever runs the model {@linkplain #hold holds} them meanwhile; whoever reads them gets
 * the newest. Models that share weights must be run from one thread at a time.
 */
public final class WeightStore {

    private final Map<Layer, LayerState> states = new IdentityHashMap<>();
    private long seed;
    private WeightHolder holder;

    /**
     * Creates a store for a new model.
     *
     * @param seed where random numbers start
     */
    public WeightStore(long seed) {
        this.seed = seed;
    }

    LayerState claim(Layer layer, List<LayerWeight> weights) {
        return states.computeIfAbsent(layer, key -> new LayerState(this, weights, states.size()));
    }

    long seedOf(int layer, int weight) {
        return mix(mix(seed + layer) + weight);
    }

    /** {@return where random numbers start: initial weights, dropout, shuffling} */
    public long seed() {
        return seed;
    }

    /**
     * Sets where random numbers start.
     *
     * @param value any number
     * @throws IllegalStateException if weights exist already
     */
    public void seed(long value) {
        if (states.values().stream().anyMatch(LayerState::hasValues)) {
            throw new IllegalStateException("seed: expects a model without weights, but its weights exist already. "
                    + "Call seed right after creating the model.");
        }
        this.seed = value;
    }

    /**
     * Hands the weights to an engine, after the one that had them has written them back.
     *
     * @param newHolder who works on them from now on
     * @return true if {@code newHolder} must take the {@linkplain LayerState#stored stored} values; false if it had them all along
     */
    public boolean hold(WeightHolder newHolder) {
        WeightHolder previous;
        synchronized (this) {
            previous = holder;
            holder = newHolder;
        }
        if (previous != null && previous != newHolder) {
            previous.surrender();
        }
        return previous != newHolder;
    }

    void fetch() {
        WeightHolder current;
        synchronized (this) {
            current = holder;
        }
        if (current != null) {
            current.surrender();
        }
    }

    void release() {
        hold(null);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
