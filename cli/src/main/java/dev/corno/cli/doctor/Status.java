package dev.corno.cli.doctor;

/** How bad a {@link Finding} is. */
public enum Status {
    /** As it should be. */
    OK,
    /** Works, but worth knowing. */
    NOTE,
    /** Broken. */
    PROBLEM
}
