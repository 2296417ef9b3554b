package dev.corno.callbacks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line of a table of epochs, as RFC 4180 and Python's {@code csv} write it: ended by a carriage return and a line feed. */
public final class CsvRow {

    private static final String END = "\r\n";
    /** From which power of ten on Python writes an exponent. */
    private static final int PLAIN = 16;

    private CsvRow() {
    }

    /**
     * {@return the line, with its end}
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
        return cells.stream().map(cell -> quoted(cell, separator)).collect(Collectors.joining(separator)) + END;
    }

    /**
     * {@return a number as Python writes it: {@code 0.25}, {@code 1e-05}, {@code nan}}
     *
     * @param value the number
     */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        String[] parts = Double.toString(value).split("E");
        if (parts.length == 1) {
            return parts[0];
        }
        int exponent = Integer.parseInt(parts[1]);
        if (exponent == -4 || exponent > 0 && exponent < PLAIN) {
            String plain = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        return parts[0].replaceFirst("\\.0$", "") + (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static String quoted(String cell, String separator) {
        boolean plain = !cell.contains(separator) && cell.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
