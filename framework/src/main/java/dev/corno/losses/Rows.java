package dev.corno.losses;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;

/**
 * Labels and predictions as rows of values, one row for each entry of a loss. Where one of them lacks a last axis of length 1 that
 * the other has, they are brought together as in Keras.
 */
final class Rows {

    final double[] yTrue;
    final double[] yPred;
    final int count;
    final int width;
    private final Shape entries;
    private final Shape predictions;
    private final DataType dtype;

    Rows(Loss loss, Tensor yTrue, Tensor yPred) {
        Shape fitted = fitted(loss, yTrue.shape(), yPred.shape());
        this.yTrue = yTrue.toDoubleArray();
        this.yPred = yPred.toDoubleArray();
        this.entries = fitted.slice(0, fitted.rank() - 1);
        this.width = fitted.dim(-1);
        this.count = Math.toIntExact(entries.size());
        this.predictions = yPred.shape();
        this.dtype = yPred.dtype();
    }

    /** Returns the common shape of labels and predictions, the batch axis included. */
    static Shape fitted(Loss loss, Shape yTrue, Shape yPred) {
        Shape fitted = fit(yTrue, yPred);
        if (fitted == null) {
            throw new ShapeMismatchException(nameOf(loss), "expects y of the predictions' shape " + yPred + ", got " + yTrue
                    + ". Change the last layer or the labels so that they agree.");
        }
        return fitted;
    }

    /** Returns the shape of the losses of labels and predictions of these shapes, the batch axis included. */
    static Shape entries(Loss loss, Shape yTrue, Shape yPred) {
        Shape fitted = fitted(loss, yTrue, yPred);
        return fitted.slice(0, fitted.rank() - 1);
    }

    /** Returns the numbers of a row of the labels or the predictions. */
    double[] row(double[] all, int row) {
        return Arrays.copyOfRange(all, row * width, (row + 1) * width);
    }

    /** Returns a tensor with a number for each row. */
    Tensor perRow(double[] values) {
        return tensor(values, entries, dtype);
    }

    /** Returns a tensor of the predictions' shape. */
    Tensor perPrediction(double[] values) {
        return tensor(values, predictions, dtype);
    }

    static Tensor tensor(double[] values, Shape shape, DataType like) {
        Tensor exact = Tensor.of(values, shape.toArray());
        return like == DataType.FLOAT64 ? exact : exact.asType(DataType.FLOAT32);
    }

    static void check(Loss loss, Shape yTrue, Shape yPred, String output) {
        if (fit(yTrue.prepend(Shape.UNKNOWN), yPred.prepend(Shape.UNKNOWN)) == null) {
            throw new ShapeMismatchException("fit", expectation(loss, yPred, yTrue, output)
                    + " Change the last layer or the labels so that they agree.");
        }
    }

    static String expectation(Loss loss, Shape expected, Shape got, String output) {
        return "loss " + nameOf(loss) + " expects y of shape " + expected.withBatch() + " for output \"" + output + "\", got "
                + got.withBatch() + ".";
    }

    static String nameOf(Loss loss) {
        return loss.getClass().getSimpleName();
    }

    /** Returns the common shape after Keras's squeezing and expanding of the last axis, or null where there is none. */
    private static Shape fit(Shape yTrue, Shape yPred) {
        if (yTrue.rank() == yPred.rank()) {
            return agree(yTrue, yPred) ? yPred : null;
        }
        Shape longer = yTrue.rank() > yPred.rank() ? yTrue : yPred;
        Shape shorter = longer == yTrue ? yPred : yTrue;
        if (longer.rank() != shorter.rank() + 1 || longer.dim(-1) != 1 || !agree(longer.slice(0, shorter.rank()), shorter)) {
            return null;
        }
        return shorter.rank() == 1 ? longer : shorter;
    }

    private static boolean agree(Shape a, Shape b) {
        for (int axis = 0; axis < a.rank(); axis++) {
            if (a.dim(axis) != b.dim(axis) && a.dim(axis) != Shape.UNKNOWN && b.dim(axis) != Shape.UNKNOWN) {
                return false;
            }
        }
        return true;
    }
}
