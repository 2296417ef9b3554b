package dev.corno.backend.dl4j;

import org.bytedeco.javacpp.Pointer;

/**
 * Asks for garbage collections. Arrays outside the Java heap are freed only when their Java objects are collected, and those are so
 * small that the heap rarely fills.
 */
final class MemoryPressure {

    private static final long STEP = 512L << 20;
    private static final int CHECK_EVERY = 16;

    private long afterCollection;
    private int calls;

    /** Collects garbage if the process has grown much since it was last collected. */
    void relieve() {
        if (calls++ % CHECK_EVERY == 0) {
            long now = Pointer.physicalBytes();
            if (afterCollection == 0) {
                afterCollection = now;
            } else if (now > afterCollection + STEP) {
                System.gc();
                afterCollection = Math.max(afterCollection, Pointer.physicalBytes());
            }
        }
    }
}
