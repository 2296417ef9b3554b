package dev.corno.cli.doctor;

import java.util.Locale;

/**
 * Something the doctor saw.
 *
 * @param status how bad it is
 * @param area what it is about, such as {@code memory}
 * @param text what was seen
 * @param remedy what to do, or empty where nothing is wrong
 */
public record Finding(Status status, String area, String text, String remedy) {

    static Finding ok(String area, String text) {
        return new Finding(Status.OK, area, text, "");
    }

    static Finding note(String area, String text, String remedy) {
        return new Finding(Status.NOTE, area, text, remedy);
    }

    static Finding problem(String area, String text, String remedy) {
        return new Finding(Status.PROBLEM, area, text, remedy);
    }

    /** {@return one line, and a second one with the remedy if there is any} */
    @Override
    public String toString() {
        String line = String.format(Locale.ROOT, "%-8s %-10s %s", status.name().toLowerCase(Locale.ROOT), area, text);
        return remedy.isEmpty() ? line : line + System.lineSeparator() + " ".repeat(20) + "-> " + remedy;
    }
}
