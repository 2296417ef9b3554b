package dev.corno.optimizers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Runs work on the parts of a weight: on the calling thread, or on all cores where the weight is large enough to be worth it. The
 * results are the same, since no part depends on another.
 */
final class PartRunner {

    /** Weights with fewer numbers are done before a second thread has started. */
    private static final int LARGE = 1 << 18;

    private final int threads;
    private final int large;

    PartRunner() {
        this(Runtime.getRuntime().availableProcessors(), LARGE);
    }

    PartRunner(int threads, int large) {
        this.threads = threads;
        this.large = large;
    }

    void run(ParameterMemory memory, PartWork work) {
        WeightPart[] parts = memory.parts;
        int lanes = memory.size < large ? 1 : Math.min(threads, parts.length);
        if (lanes <= 1) {
            for (WeightPart part : parts) {
                work.run(part);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, lanes).parallel().forEach(lane -> {
            for (int i = next.getAndIncrement(); i < parts.length; i = next.getAndIncrement()) {
                work.run(parts[i]);
            }
        });
    }
}
