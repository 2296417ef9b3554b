package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;

/** A loss that is a function of two rows of numbers, those along the last axis, or along another one that the loss names. */
interface RowLoss extends Loss {

    /** Returns the axis of the rows, counted with the batch axis. */
    default int axis() {
        return RowAxis.LAST;
    }

    /** Returns the same loss along the last axis. */
    default RowLoss alongLast() {
        return this;
    }

    /** Returns the loss of a row. */
    double value(double[] yTrue, double[] yPred);

    /** Computes the derivative of {@link #value} with respect to each prediction; where it goes is zero before. */
    void gradient(double[] yTrue, double[] yPred, double[] gradient);

    @Override
    default void checkShapes(Shape yTrue, Shape yPred, String output) {
        RowAxis.checkPresent(this, yPred, axis(), output);
        Rows.check(this, yTrue, yPred, output);
    }

    @Override
    default Tensor values(Tensor yTrue, Tensor yPred) {
        if (!RowAxis.isLast(axis(), yPred.rank())) {
            return RowAxis.values(this, alongLast(), axis(), yTrue, yPred);
        }
        Rows rows = new Rows(this, yTrue, yPred);
        double[] values = new double[rows.count];
        for (int row = 0; row < rows.count; row++) {
            values[row] = value(rows.row(rows.yTrue, row), rows.row(rows.yPred, row));
        }
        return rows.perRow(values);
    }

    @Override
    default Tensor gradient(Tensor yTrue, Tensor yPred, Tensor entryWeights) {
        if (!RowAxis.isLast(axis(), yPred.rank())) {
            return RowAxis.gradient(this, alongLast(), axis(), yTrue, yPred, entryWeights);
        }
        Rows rows = new Rows(this, yTrue, yPred);
        double[] gradient = new double[rows.yPred.length];
        double[] ofRow = new double[rows.width];
        for (int row = 0; row < rows.count; row++) {
            Arrays.fill(ofRow, 0);
            gradient(rows.row(rows.yTrue, row), rows.row(rows.yPred, row), ofRow);
            for (int i = 0; i < rows.width; i++) {
                gradient[row * rows.width + i] = ofRow[i] * entryWeights.flatDouble(row);
            }
        }
        return rows.perPrediction(gradient);
    }
}
