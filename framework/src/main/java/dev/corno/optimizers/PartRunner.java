package dev.corno.optimizers;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Runs work on the parts of weights: on the calling thread, or on all cores where there are numbers enough to be worth it. The results
 * are the same, since no part depends on another.
 */
final class PartRunner {

    /** Below so many numbers, a second thread would take longer to start than it saves. */
    private static final long MANY = 1 << 18;

    private final int threads;
    private final long many;
    private float[][] rooms = {};

    PartRunner() {
        this(Runtime.getRuntime().availableProcessors(), MANY);
    }

    PartRunner(int threads, long many) {
        this.threads = threads;
        this.many = many;
    }

    void run(List<WeightPart> parts, PartWork work) {
        long numbers = 0;
        int largest = 0;
        for (int i = 0; i < parts.size(); i++) {
            numbers += parts.get(i).count;
            largest = Math.max(largest, parts.get(i).count);
        }
        int wanted = numbers < many ? 1 : Math.min(threads, parts.size());
        makeRooms(wanted, largest);
        AtomicInteger next = new AtomicInteger();
        if (wanted <= 1) {
            run(parts, work, next, 0);
        } else {
            IntStream.range(0, wanted).parallel().forEach(lane -> run(parts, work, next, lane));
        }
    }

    private void run(List<WeightPart> parts, PartWork work, AtomicInteger next, int lane) {
        for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
            work.run(parts.get(i), rooms[lane]);
        }
    }

    private void makeRooms(int lanes, int size) {
        if (rooms.length < lanes || rooms[0].length < size) {
            rooms = new float[Math.max(lanes, rooms.length)][size];
        }
    }
}
