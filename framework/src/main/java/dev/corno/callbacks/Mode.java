package dev.corno.callbacks;

/** Which values of what is monitored are better. */
public enum Mode {
    /** Known by the name: losses and errors fall, accuracies and the like rise. */
    AUTO,
    /** Smaller is better. */
    MIN,
    /** Larger is better. */
    MAX
}
