package dev.corno.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a CSV file.
 *
 * @param place the file and the line's number, for errors
 * @param cells what stands between the delimiters
 */
record CsvLine(String place, List<String> cells) {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** {@return a line cut into cells, without blanks and quotes around them; two quotes inside quotes stand for one} */
    static CsvLine of(String place, String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = delimiter == ' ' ? line.strip() : line;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (character == delimiter || delimiter == ' ' && Character.isWhitespace(character))) {
                if (delimiter != ' ' || cell.length() > 0) {
                    cells.add(cell.toString().strip());
                    cell.setLength(0);
                }
            } else {
                cell.append(character);
            }
        }
        if (quoted) {
            throw new DataException(place + ": expects a closing quote, got the end of the line. Close it on the same line.");
        }
        cells.add(cell.toString().strip());
        return new CsvLine(place, List.copyOf(cells));
    }

    /** {@return the number a cell holds, or empty if it is empty or holds something else, or one too large for a float} */
    static Optional<Float> number(String cell) {
        return Optional.of(cell).filter(text -> DECIMAL.matcher(text).matches()).map(Float::valueOf).filter(value -> !value.isInfinite());
    }
}
