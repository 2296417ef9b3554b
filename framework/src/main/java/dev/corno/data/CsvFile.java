package dev.corno.data;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Reads columns of numbers from a CSV file, and a label column of numbers or words. The first line is taken for a header if none
 * of its cells is a number; without one, columns are named {@code 0}, {@code 1}, and so on. Cells may be quoted.
 *
 * <pre>{@code
 * CsvTable iris = new CsvFile(Path.of("iris.csv")).label("4").read();
 * Dataset training = Dataset.of(iris.x(), iris.y().orElseThrow());
 * }</pre>
 *
 * @param path the file, in UTF-8, at most 1 GiB
 * @param delimiter what stands between cells; a space means any number of blanks; default a comma
 * @param columns names of the input columns in the order wanted; default empty: all but the label
 * @param label name of the label column, or empty
 */
@CheckReturnValue
public record CsvFile(Path path, char delimiter, List<String> columns, Optional<String> label) {

    private static final long MAX_BYTES = 1L << 30;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Copies the column names. */
    public CsvFile {
        columns = List.copyOf(columns);
    }

    /**
     * Names a file with commas between cells.
     *
     * @param path the file
     */
    public CsvFile(Path path) {
        this(path, ',', List.of(), Optional.empty());
    }

    /**
     * {@return a copy with another delimiter}
     *
     * @param delimiter what stands between cells; a space means any number of blanks
     */
    public CsvFile delimiter(char delimiter) {
        return new CsvFile(path, delimiter, columns, label);
    }

    /**
     * {@return a copy that reads only some input columns}
     *
     * @param columns their names, in the order wanted
     */
    public CsvFile columns(String... columns) {
        return new CsvFile(path, delimiter, List.of(columns), label);
    }

    /**
     * {@return a copy with a label column}
     *
     * @param label its name, or its number from 0 in a file without a header
     */
    public CsvFile label(String label) {
        return new CsvFile(path, delimiter, columns, Optional.of(label));
    }

    /**
     * {@return the numbers of the file}
     *
     * @throws DataException if the file cannot be read, a column is missing, a line has another number of cells than the first, or
     *     a cell that should be a number is empty or something else
     */
    public CsvTable read() {
        List<CsvLine> lines = lines();
        if (lines.isEmpty()) {
            throw new DataException(path + ": expects lines of cells, got an empty file. Check the path.");
        }
        boolean header = lines.get(0).cells().stream().noneMatch(cell -> CsvLine.number(cell).isPresent());
        List<String> names = header ? lines.get(0).cells() : IntStream.range(0, lines.get(0).cells().size()).mapToObj(Integer::toString).toList();
        int first = header ? 1 : 0;
        if (lines.size() == first) {
            throw new DataException(path + ": expects lines of data after the header, got none. Check the file.");
        }
        Optional<Integer> labelColumn = label.map(name -> index(names, name));
        List<Integer> inputs = columns.isEmpty()
                ? IntStream.range(0, names.size()).boxed().filter(column -> !labelColumn.equals(Optional.of(column))).toList()
                : columns.stream().map(name -> index(names, name)).toList();
        Tensor x = numbers(lines, first, names, inputs);
        List<String> columnNames = inputs.stream().map(names::get).toList();
        if (labelColumn.isEmpty()) {
            return new CsvTable(x, Optional.empty(), columnNames, List.of());
        }
        int column = labelColumn.get();
        List<String> cells = lines.stream().skip(first).map(line -> line.cells().get(column)).toList();
        if (cells.stream().anyMatch(cell -> CsvLine.number(cell).isPresent())) {
            return new CsvTable(x, Optional.of(numbers(lines, first, names, List.of(column))), columnNames, List.of());
        }
        int missing = cells.indexOf("");
        if (missing >= 0) {
            throw wrongCell(lines.get(first + missing), column, names, "a class name");
        }
        List<String> classes = List.copyOf(new TreeSet<>(cells));
        int[] labels = cells.stream().mapToInt(cell -> Collections.binarySearch(classes, cell)).toArray();
        return new CsvTable(x, Optional.of(Tensor.of(labels, labels.length)), columnNames, classes);
    }

    private List<CsvLine> lines() {
        List<CsvLine> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            if (Files.size(path) > MAX_BYTES) {
                throw new DataException(path + ": expects at most " + MAX_BYTES + " bytes, got " + Files.size(path)
                        + ". Read larger files batch by batch with Dataset.generate.");
            }
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (!text.isBlank()) {
                    String line = lines.isEmpty() ? text.replace(BYTE_ORDER_MARK, "") : text;
                    lines.add(CsvLine.of(path + ": line " + number, line, delimiter));
                    checkLength(lines);
                }
            }
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read: " + DataException.reason(e)
                    + ". Check that the file exists and is text in UTF-8.", e);
        }
        return lines;
    }

    private void checkLength(List<CsvLine> lines) {
        CsvLine last = lines.get(lines.size() - 1);
        int wanted = lines.get(0).cells().size();
        if (last.cells().size() != wanted) {
            throw new DataException(last.place() + ": expects " + wanted + " cells like the first line, got " + last.cells().size()
                    + ". Correct the line, or give another delimiter.");
        }
    }

    private static Tensor numbers(List<CsvLine> lines, int first, List<String> names, List<Integer> inputs) {
        int rows = lines.size() - first;
        float[] values = new float[Math.multiplyExact(rows, inputs.size())];
        for (int row = 0; row < rows; row++) {
            CsvLine line = lines.get(first + row);
            for (int i = 0; i < inputs.size(); i++) {
                int column = inputs.get(i);
                values[row * inputs.size() + i] = CsvLine.number(line.cells().get(column))
                        .orElseThrow(() -> wrongCell(line, column, names, "a number"));
            }
        }
        return Tensor.of(values, rows, inputs.size());
    }

    private int index(List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new DataException(path + ": expects a column \"" + name + "\", got the columns " + String.join(", ", names)
                    + ". Name one of these.");
        }
        return index;
    }

    private static DataException wrongCell(CsvLine line, int column, List<String> names, String expected) {
        String cell = line.cells().get(column);
        return new DataException(line.place() + ", column " + (column + 1) + " (" + names.get(column) + "): expects " + expected
                + ", got " + (cell.isEmpty() ? "an empty cell" : "\"" + cell + "\"") + ". Correct the cell, or choose other columns.");
    }
}
