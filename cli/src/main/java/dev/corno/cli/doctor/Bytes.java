package dev.corno.cli.doctor;

import java.util.Locale;

/** Prints numbers of bytes for people. */
final class Bytes {

    private static final long KIB = 1024;

    private Bytes() {
    }

    static String text(long bytes) {
        if (bytes < KIB) {
            return bytes + " bytes";
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        double value = (double) bytes / KIB;
        int unit = 0;
        while (value >= KIB && unit < units.length - 1) {
            value /= KIB;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
