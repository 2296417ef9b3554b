package dev.corno.callbacks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line of a table of epochs, as RFC 4180 quotes it but ended by a line feed. */
public final class CsvRow {

    private CsvRow() {
    }

    /**
     * {@return the line, with its line feed}
     *
     * @param separator stands between cells
     * @param first the first cell
     * @param middle the cells after it
     * @param last the cells after these
     */
    public static String of(String separator, String first, List<String> middle, String... last) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.addAll(middle);
        cells.addAll(List.of(last));
        return cells.stream().map(cell -> quoted(cell, separator)).collect(Collectors.joining(separator)) + "\n";
    }

    private static String quoted(String cell, String separator) {
        boolean plain = !cell.contains(separator) && cell.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
