package dev.corno.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The weights of a model, by layer object. Whoever runs the model {@linkplain #hold holds} them meanwhile; whoever reads them gets
 * the newest. Models that share weights wait for one another, whatever thread they run in.
 */
public final class WeightStore {

    private static final AtomicLong CREATED = new AtomicLong();

    private final Map<Layer, LayerState> states = new IdentityHashMap<>();
    private final long number = CREATED.incrementAndGet();
    private final ReentrantLock lock = new ReentrantLock();
    private long seed;
    private boolean isSeeded;
    private WeightHolder holder;

    /**
     * Creates a store for a new model.
     *
     * @param seed where random numbers start, unless {@linkplain #seed(long) another seed} is set
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
        if (hasValues()) {
            throw new IllegalStateException("seed: expects a model without weights, but its weights exist already. "
                    + "Call seed right after creating the model.");
        }
        this.seed = value;
        this.isSeeded = true;
    }

    /**
     * Takes over the seed of an earlier training, whose weights follow.
     *
     * @param value any number
     */
    public void resumeFrom(long value) {
        this.seed = value;
        this.isSeeded = true;
    }

    /** Takes a seed from the larger model's, where there is neither one of its own nor a weight yet. */
    void follow(WeightStore larger, int place) {
        if (larger.isSeeded && !isSeeded && !hasValues()) {
            seed = mix(larger.seed ^ mix(place));
        }
    }

    private boolean hasValues() {
        return states.values().stream().anyMatch(LayerState::hasValues);
    }

    /**
     * {@return what comes of work on the weights of some stores, which no other thread runs or reads meanwhile}
     *
     * @param <T> the type of the result
     * @param stores the stores
     * @param work what to do
     */
    public static <T> T exclusively(Collection<WeightStore> stores, Supplier<T> work) {
        // Always in the same order, or two models that share weights could wait for each other forever.
        List<WeightStore> ordered = stores.stream().sorted(Comparator.comparingLong(store -> store.number)).toList();
        ordered.forEach(store -> store.lock.lock());
        try {
            return work.get();
        } finally {
            ordered.forEach(store -> store.lock.unlock());
        }
    }

    /**
     * Hands the weights to an engine, after the one that had them has written them back; only during {@link #exclusively} work on them.
     *
     * @param newHolder who works on them from now on
     * @return true if {@code newHolder} must take the {@linkplain LayerState#stored stored} values; false if it had them all along
     */
    public boolean hold(WeightHolder newHolder) {
        WeightHolder previous = holder;
        holder = newHolder;
        if (previous != null && previous != newHolder) {
            previous.surrender();
        }
        return previous != newHolder;
    }

    void fetch() {
        if (holder != null) {
            holder.surrender();
        }
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
