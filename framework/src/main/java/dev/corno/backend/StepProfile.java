package dev.corno.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long the parts of training and prediction took, by layer and kernel. Not safe for use from several threads at once. */
public final class StepProfile {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<Part, Time> times = new LinkedHashMap<>();

    /** Creates a profile without times. */
    public StepProfile() {
    }

    /**
     * Adds the time of one call.
     *
     * @param layer the layer's name, or what else took the time, such as {@code loss}
     * @param pass which way
     * @param kernel what was computed
     * @param nanoseconds how long it took
     */
    public void add(String layer, Pass pass, String kernel, long nanoseconds) {
        times.computeIfAbsent(new Part(layer, pass, kernel), part -> new Time()).add(nanoseconds);
    }

    /** {@return what took time, in the order in which it first ran} */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        times.forEach((part, time) -> rows.add(new Row(part.layer, part.pass, part.kernel, time.calls, time.nanoseconds)));
        return rows;
    }

    /** {@return a table of what took time, longest first, with its share of the whole} */
    public String table() {
        long total = rows().stream().mapToLong(Row::nanoseconds).sum();
        int width = rows().stream().mapToInt(row -> row.layer().length()).max().orElse(0);
        String format = "%-" + Math.max(width, "Layer".length()) + "s  %-8s  %-12s  %8s  %10s  %6s%n";
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, format, "Layer", "Pass", "Kernel", "Calls", "ms", "Share"));
        rows().stream().sorted(Comparator.comparingLong(Row::nanoseconds).reversed()).forEach(row -> table.append(String.format(Locale.ROOT,
                format, row.layer(), row.pass().name().toLowerCase(Locale.ROOT), row.kernel(), row.calls(),
                String.format(Locale.ROOT, "%.3f", row.nanoseconds() / NANOS_PER_MILLI),
                String.format(Locale.ROOT, "%.1f%%", 100.0 * row.nanoseconds() / Math.max(1, total)))));
        return table.append(String.format(Locale.ROOT, format, "total", "", "", "",
                String.format(Locale.ROOT, "%.3f", total / NANOS_PER_MILLI), "100.0%")).toString();
    }

    /** Which way a part of a step goes. */
    public enum Pass {
        /** From inputs to outputs. */
        FORWARD,
        /** From the loss to weights and inputs. */
        BACKWARD,
        /** Changing weights. */
        UPDATE
    }

    /**
     * The time of one kernel of one layer.
     *
     * @param layer the layer's name, or what else took the time
     * @param pass which way
     * @param kernel what was computed
     * @param calls how often
     * @param nanoseconds how long in all
     */
    public record Row(String layer, Pass pass, String kernel, long calls, long nanoseconds) {
    }

    private record Part(String layer, Pass pass, String kernel) {
    }

    private static final class Time {

        private long calls;
        private long nanoseconds;

        void add(long more) {
            calls++;
            nanoseconds += more;
        }
    }
}
