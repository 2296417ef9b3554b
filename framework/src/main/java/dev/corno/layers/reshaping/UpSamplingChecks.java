package dev.corno.layers.reshaping;

import dev.corno.layers.SlidingWindow;
import java.util.List;

/** What the constructors of layers check that enlarge. */
final class UpSamplingChecks {

    private UpSamplingChecks() {
    }

    static void size(String layer, List<Integer> factors) {
        if (factors.stream().anyMatch(factor -> factor < 1)) {
            throw new IllegalArgumentException(layer + ": size must be positive, got " + SlidingWindow.print(factors) + ".");
        }
    }
}
