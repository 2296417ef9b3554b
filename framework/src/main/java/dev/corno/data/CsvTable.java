package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a {@link CsvFile}.
 *
 * @param x inputs of shape {@code (rows, columns)}, float32
 * @param y the label column, or empty where none was named: class indices of shape {@code (rows)}, int32, if it holds words, or
 *     numbers of shape {@code (rows, 1)}, float32
 * @param columnNames names of the input columns
 * @param classNames what each class index stands for, sorted, or empty where the label is a number
 */
public record CsvTable(Tensor x, Optional<Tensor> y, List<String> columnNames, List<String> classNames) {

    /** Copies the names. */
    public CsvTable {
        columnNames = List.copyOf(columnNames);
        classNames = List.copyOf(classNames);
    }

    /**
     * {@return the rows as samples with their labels; batches of 32, in order}
     *
     * @throws IllegalStateException if no label column was named
     */
    public ArrayDataset dataset() {
        return Dataset.of(x, y.orElseThrow(() -> new IllegalStateException(
                "CsvTable: dataset needs a label column, got none. Name it: new CsvFile(path).label(name).")));
    }
}
