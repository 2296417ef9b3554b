package dev.corno.losses;

import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;

/** The label sequences of {@link CTC}, checked. */
final class CtcLabels {

    private CtcLabels() {
    }

    static int[][] read(Tensor yTrue, Tensor yPred) {
        if (yTrue.rank() != 2 || yPred.rank() != 3 || yTrue.rows() != yPred.rows()) {
            throw new ShapeMismatchException("CTC", "expects y of shape (batch, length) and predictions of shape "
                    + "(batch, time, classes), got " + yTrue.shape() + " and " + yPred.shape()
                    + ". Class 0 is the blank, and fills shorter rows of y.");
        }
        int[][] labels = new int[yTrue.rows()][];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row(yTrue, row, yPred.shape().dim(-1));
            checkLength(labels[row], row, yPred.shape().dim(1));
        }
        return labels;
    }

    private static int[] row(Tensor yTrue, int row, int classes) {
        int width = yTrue.shape().dim(1);
        int[] labels = new int[width];
        int count = 0;
        for (int i = 0; i < width; i++) {
            double label = yTrue.flatDouble(row * width + i);
            boolean isEnd = label == 0;
            if (!isEnd && (label != (int) label || label < 1 || label >= classes || count < i)) {
                throw new LabelException("CTC", "expects class indices 1.." + (classes - 1) + " in y, and zeros behind them, got "
                        + SparseLabels.print(label) + " at position " + i + " of row " + row
                        + " of the batch. Class 0 is the blank, and fills shorter rows.");
            }
            if (!isEnd) {
                labels[count++] = (int) label;
            }
        }
        return Arrays.copyOf(labels, count);
    }

    private static void checkLength(int[] labels, int row, int steps) {
        int needed = labels.length;
        for (int i = 1; i < labels.length; i++) {
            needed += labels[i] == labels[i - 1] ? 1 : 0;
        }
        if (needed > steps) {
            throw new LabelException("CTC", "expects labels in y that fit into " + steps + " time steps, got " + labels.length
                    + " that need " + needed + " in row " + row + " of the batch. Predict more time steps, or shorten the labels.");
        }
    }
}
