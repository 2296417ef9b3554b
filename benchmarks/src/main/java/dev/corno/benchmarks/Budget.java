package dev.corno.benchmarks;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long a phase is warmed and measured, the same for every engine: first until there are enough steps and enough time has passed, then
 * again; each time no longer than {@code most}, except for one step.
 *
 * @param warmSteps steps that warm, at least
 * @param warmTime time that warms, at least
 * @param steps steps that are measured, at least
 * @param time time that is measured, at least
 * @param most time after which steps are slow enough to count as they are
 */
record Budget(int warmSteps, Duration warmTime, int steps, Duration time, Duration most) {

    /** For figures that count. */
    static final Budget FULL = new Budget(20, Duration.ofSeconds(2), 10, Duration.ofSeconds(3), Duration.ofSeconds(20));

    /** To see that everything works. */
    static final Budget QUICK = new Budget(3, Duration.ofMillis(300), 3, Duration.ofMillis(300), Duration.ofSeconds(2));

    private static final int MOST_STEPS = 10_000;

    /** Runs a step until it is warm. */
    void warm(Runnable step) {
        long start = System.nanoTime();
        int done = 0;
        while (!isEnough(done, System.nanoTime() - start, warmSteps, warmTime)) {
            step.run();
            done++;
        }
    }

    /** {@return how long each run of a step took, in milliseconds} */
    double[] measure(Runnable step) {
        double[] times = new double[MOST_STEPS];
        long start = System.nanoTime();
        int done = 0;
        long now = start;
        while (done < MOST_STEPS && !isEnough(done, now - start, steps, time)) {
            long before = System.nanoTime();
            step.run();
            now = System.nanoTime();
            times[done++] = (now - before) / 1e6;
        }
        return Arrays.copyOf(times, done);
    }

    private boolean isEnough(int done, long nanos, int leastSteps, Duration leastTime) {
        return done > 0 && nanos > most.toNanos() || done >= leastSteps && nanos >= leastTime.toNanos();
    }
}
