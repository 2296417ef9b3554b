package dev.corno.benchmarks;

import java.util.Locale;

/** What is measured of a workload. */
public enum Phase {
    /** A training step, from Java arrays to updated weights and the loss. */
    TRAIN("ms"),
    /** A prediction, from a Java array to a Java array. */
    PREDICT("ms"),
    /** Training on every sample once, drawing and assembling the batches included. */
    EPOCH("ms"),
    /** From the start of the process to the end of the first training step. */
    COLD_START("ms"),
    /** The most memory that the process had resident, until training was over. */
    PEAK_MEMORY("MiB"),
    /** Java heap that a training step allocates, on all threads. */
    GARBAGE("bytes");

    private final String unit;

    Phase(String unit) {
        this.unit = unit;
    }

    /** {@return the unit of its figures} */
    public String unit() {
        return unit;
    }

    /** {@return its name in files} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
