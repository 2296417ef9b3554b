package dev.corno.callbacks;

import dev.corno.CheckReturnValue;
import dev.corno.data.DataException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Writes a row to a CSV file after each epoch: {@code epoch} (from 0), then the values in the order of their names; {@code NA} where
 * an epoch has no value. What is written stays, whatever becomes of the training.
 *
 * <pre>{@code
 * new CSVLogger(Path.of("log.csv")).append(true)
 * }</pre>
 */
@CheckReturnValue
public final class CSVLogger implements Callback {

    private static final int LONGEST_HEADER = 1 << 16;

    private final Path filename;
    private final String separator;
    private final boolean append;

    private List<String> columns = List.of();
    private String oldHeader = "";

    /**
     * Writes a new file, separated by commas.
     *
     * @param filename where to; what is there is replaced
     */
    public CSVLogger(Path filename) {
        this(filename, ",", false);
    }

    private CSVLogger(Path filename, String separator, boolean append) {
        this.filename = filename;
        this.separator = separator;
        this.append = append;
    }

    /**
     * {@return a copy with another separator}
     *
     * @param separator stands between cells; default a comma
     * @throws IllegalArgumentException if it is not one character, or a quote or line break
     */
    public CSVLogger separator(String separator) {
        if (separator.length() != 1 || "\"\r\n".contains(separator)) {
            throw new IllegalArgumentException("CSVLogger: separator must be one character such as \",\" or \";\", got \""
                    + separator.replace("\r", "\\r").replace("\n", "\\n") + "\".");
        }
        return new CSVLogger(filename, separator, append);
    }

    /**
     * {@return a copy that adds to a file that is there, or replaces it}
     *
     * @param append default false
     */
    public CSVLogger append(boolean append) {
        return new CSVLogger(filename, separator, append);
    }

    @Override
    public boolean watchesBatches() {
        return false;
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        columns = List.of();
        oldHeader = "";
        try {
            if (append && Files.exists(filename)) {
                oldHeader = firstLine();
                endLastLine();
            } else {
                Files.writeString(filename, "");
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private String firstLine() throws IOException {
        try (var in = Files.newInputStream(filename)) {
            String start = new String(in.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8);
            return start.lines().findFirst().orElse("");
        }
    }

    // A row cut short by a crash must not swallow the next one.
    private void endLastLine() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(filename.toFile(), "rw")) {
            long length = file.length();
            if (length > 0) {
                file.seek(length - 1);
                if (file.read() != '\n') {
                    file.writeBytes("\r\n");
                }
            }
        }
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        String rows = "";
        if (columns.isEmpty()) {
            columns = columnsOf(training, logs);
            String header = CsvRow.of(separator, "epoch", columns);
            if (oldHeader.isEmpty()) {
                rows = header;
            } else if (!header.strip().equals(oldHeader)) {
                throw new IllegalArgumentException("CSVLogger: expects " + filename + " to have this training's columns "
                        + header.strip() + ", got " + oldHeader + ". Write to another file, or call append(false) to replace it.");
            }
        }
        rows += CsvRow.of(separator, Integer.toString(epoch), columns.stream().map(name -> cell(logs.get(name))).toList());
        try {
            Files.writeString(filename, rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    // Where the first epoch is not validated, later ones will be.
    private static List<String> columnsOf(TrainingView training, Logs logs) {
        List<String> names = logs.values().keySet().stream().sorted().toList();
        boolean unvalidated = training.validates() && names.stream().noneMatch(name -> name.startsWith("val_"));
        return unvalidated ? Stream.concat(names.stream(), names.stream().map(name -> "val_" + name)).toList() : names;
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? CsvRow.number(value.getAsDouble()) : "NA";
    }

    private UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("CSVLogger: expects to write " + filename + ", got " + DataException.reason(cause)
                + ". Choose a folder that exists and can be written, on a disk with space.", cause);
    }
}
