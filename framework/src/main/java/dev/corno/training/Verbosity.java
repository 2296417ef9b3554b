package dev.corno.training;

/** How much {@code fit}, {@code evaluate} and {@code predict} print. */
public enum Verbosity {
    /** A live progress line on a terminal, else a line per epoch. */
    AUTO,
    /** Nothing. */
    SILENT,
    /** A live progress line. */
    PROGRESS,
    /** A line per epoch. */
    LINES
}
