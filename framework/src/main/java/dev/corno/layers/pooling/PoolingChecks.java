package dev.corno.layers.pooling;

import dev.corno.layers.SlidingWindow;
import java.util.List;

/** What the constructors of poolings check. */
final class PoolingChecks {

    private PoolingChecks() {
    }

    static void positive(String layer, String what, List<Integer> lengths) {
        if (lengths.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException(layer + ": " + what + " must be positive, got " + SlidingWindow.print(lengths) + ".");
        }
    }
}
