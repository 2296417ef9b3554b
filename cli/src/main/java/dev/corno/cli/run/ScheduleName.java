package dev.corno.cli.run;

import java.util.Locale;

/** How the learning rate goes on, by the names used on the command line. */
public enum ScheduleName {
    /** The same all the time, or a factor on it after each epoch. */
    CONSTANT,
    /** Up to the highest rate in the first three tenths of the training, then down to almost nothing. */
    ONE_CYCLE,
    /** From the highest rate down to nothing, along half a cosine. */
    COSINE;

    /** {@return the name as it is typed} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
