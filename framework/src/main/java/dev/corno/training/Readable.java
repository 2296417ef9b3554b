package dev.corno.training;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers and times as people read them. */
final class Readable {

    private Readable() {
    }

    /** {@return four decimals, or the power of ten where they would hide a small value, as Keras prints it} */
    static String number(double value) {
        boolean small = value != 0 && Math.abs(value) < 1e-3;
        return String.format(Locale.ROOT, small ? "%.4e" : "%.4f", value);
    }

    static String values(Map<String, Double> values, String separator) {
        return values.entrySet().stream().map(entry -> entry.getKey() + " " + number(entry.getValue()))
                .collect(Collectors.joining(separator));
    }

    /** {@return {@code 0:04} or {@code 1:02:03}} */
    static String duration(Duration duration) {
        return duration.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
