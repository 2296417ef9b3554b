package dev.corno.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.callbacks.CsvRow;
import dev.corno.callbacks.Logs;
import dev.corno.data.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * What {@code fit} measured, epoch by epoch.
 *
 * <pre>{@code
 * List<Double> curve = history.get("val_accuracy");
 * history.writeCsv(Path.of("history.csv"));
 * }</pre>
 *
 * @param epochs the epochs trained, in order
 * @param stopReason one sentence that says why training ended early, or empty
 */
public record History(List<Epoch> epochs, Optional<String> stopReason) {

    /** Copies the list. */
    public History {
        epochs = List.copyOf(epochs);
    }

    /**
     * One epoch.
     *
     * @param number from 0
     * @param logs loss, metrics, {@code val_} values where there was validation, and what callbacks added
     * @param duration of training and validation
     */
    public record Epoch(int number, Logs logs, Duration duration) {
    }

    /** {@return for each name its values in the order of the epochs, leaving out epochs that have none} */
    public Map<String, List<Double>> values() {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        epochs.forEach(epoch -> epoch.logs().values()
                .forEach((name, value) -> values.computeIfAbsent(name, key -> new ArrayList<>()).add(value)));
        return values;
    }

    /**
     * {@return the values of a name in the order of the epochs, leaving out epochs that have none}
     *
     * @param name such as {@code val_loss}
     * @throws IllegalArgumentException if no epoch has a value of that name
     */
    public List<Double> get(String name) {
        Map<String, List<Double>> values = values();
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("History: expects the name of a measured value, got \"" + name + "\". There are "
                    + String.join(", ", new TreeSet<>(values.keySet())) + ".");
        }
        return List.copyOf(values.get(name));
    }

    /**
     * {@return the last value of a name}
     *
     * @param name such as {@code val_loss}
     * @throws IllegalArgumentException if no epoch has a value of that name
     */
    public double last(String name) {
        List<Double> values = get(name);
        return values.get(values.size() - 1);
    }

    /** {@return how long all epochs took together} */
    public Duration duration() {
        return epochs.stream().map(Epoch::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Writes a table with a row for each epoch: {@code epoch} (from 0), the values, {@code seconds}; empty where there is no value.
     * Numbers are written as Python writes them: {@code 0.25}, {@code 1e-05}, {@code nan}.
     *
     * @param file is replaced as a whole
     * @throws java.io.UncheckedIOException if it cannot be written; then the old file stays
     */
    public void writeCsv(Path file) {
        List<String> names = List.copyOf(values().keySet());
        StringBuilder table = new StringBuilder(CsvRow.of(",", "epoch", names, "seconds"));
        for (Epoch epoch : epochs) {
            List<String> cells = names.stream().map(name -> cell(epoch.logs().get(name))).toList();
            table.append(CsvRow.of(",", Integer.toString(epoch.number()), cells, CsvRow.number(seconds(epoch))));
        }
        AtomicFile.write(file, whole -> Files.writeString(whole, table));
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? CsvRow.number(value.getAsDouble()) : "";
    }

    private static double seconds(Epoch epoch) {
        return epoch.duration().toMillis() / 1000.0;
    }

    /**
     * Writes {@code {"epochs": [{"epoch": 0, "seconds": 1.5, "values": {"loss": 0.5}}], "stopReason": null}}. What is not a number is
     * written as {@code "NaN"}, {@code "Infinity"} or {@code "-Infinity"}.
     *
     * @param file is replaced as a whole
     * @throws java.io.UncheckedIOException if it cannot be written; then the old file stays
     */
    public void writeJson(Path file) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        ArrayNode rows = root.putArray("epochs");
        for (Epoch epoch : epochs) {
            ObjectNode values = rows.addObject().put("epoch", epoch.number()).put("seconds", seconds(epoch)).putObject("values");
            epoch.logs().values().forEach(values::put);
        }
        root.put("stopReason", stopReason.orElse(null));
        AtomicFile.write(file, whole -> Files.writeString(whole, root.toPrettyString() + "\n"));
    }
}
