package dev.corno.layers.preprocessing;

import dev.corno.tensor.Shape;
import java.util.List;

/** Texts in the order of a tensor of a shape. */
record TextRows(List<String> texts, Shape shape) {

    /** {@return texts of shape {@code (batch)}} */
    static TextRows of(List<String> texts) {
        return new TextRows(texts, Shape.of(texts.size()));
    }

    /** {@return texts of shape {@code (batch, length)}} */
    static TextRows ofRows(String where, List<? extends List<String>> rows) {
        int length = rows.isEmpty() ? 0 : rows.get(0).size();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != length) {
                throw new IllegalArgumentException(where + ": every row must have " + length + " texts like row 0, got "
                        + rows.get(i).size() + " in row " + i + ".");
            }
        }
        return new TextRows(rows.stream().flatMap(List::stream).toList(), Shape.of(rows.size(), length));
    }
}
