package dev.corno.backend.dl4j;

import org.bytedeco.javacpp.Pointer;

/**
 * Asks for garbage collections. Arrays outside the Java heap are freed only when their Java objects are collected, and those are so
 * small that the heap rarely fills.
 */
final class MemoryPressure {

    private static final long STEP = 512L << 20;

    private long lowest = Long.MAX_VALUE;

    /** Collects garbage if the process has grown much since it was last collected. */
    void relieve() {
        long now = Pointer.physicalBytes();
        lowest = Math.min(lowest, now);
        if (now > lowest + STEP) {
            System.gc();
            // The engine frees what was collected a little later, which brings the mark down again.
            lowest = now;
        }
    }
}
