package dev.corno.backend.plan;

import dev.corno.backend.HeldWeight;
import dev.corno.backend.HeldWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The copies of a network's weights outside the Java heap, and the places of their gradients, which all plans of the network share. */
final class PlanWeights implements AutoCloseable {

    private final HeldWeights weights;
    private final Map<HeldWeight, Copy> copies = new IdentityHashMap<>();
    private final Map<HeldWeight, Slot> gradients = new IdentityHashMap<>();
    private final List<Copy> all = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private long version;

    PlanWeights(HeldWeights weights) {
        this.weights = weights;
    }

    HeldWeights held() {
        return weights;
    }

    Slot copyOf(HeldWeight weight) {
        return copies.computeIfAbsent(weight, key -> {
            Copy copy = new Copy(key, place(key));
            all.add(copy);
            return copy;
        }).slot;
    }

    Slot gradientOf(HeldWeight weight) {
        return gradients.computeIfAbsent(weight, this::place);
    }

    private Slot place(HeldWeight weight) {
        Slot slot = new Slot(weight.shape().size(), true);
        memories.add(Memory.layOut(List.of(slot), "the weight " + weight.path()));
        return slot;
    }

    /** Brings the copies up to date. */
    void refresh() {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).refresh()) {
                version++;
            }
        }
    }

    /** {@return a number that grows when a copy changes} */
    long version() {
        return version;
    }

    void readGradient(HeldWeight weight, float[] target, int from, int to) {
        Slot slot = gradients.get(weight);
        if (slot == null) {
            // Another thread unfroze it while the step ran.
            Arrays.fill(target, from, to, 0);
        } else {
            slot.read(from, target, from, to - from);
        }
    }

    @Override
    public void close() {
        memories.forEach(Memory::close);
    }

    private static final class Copy {

        private final HeldWeight weight;
        private final Slot slot;
        private long seen = -1;

        Copy(HeldWeight weight, Slot slot) {
            this.weight = weight;
            this.slot = slot;
        }

        boolean refresh() {
            if (seen == weight.version()) {
                return false;
            }
            seen = weight.version();
            slot.write(0, weight.values(), 0, Math.toIntExact(slot.length()));
            return true;
        }
    }
}
