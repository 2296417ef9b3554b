package dev.corno.metrics;

import dev.corno.losses.ArrayLoss;
import dev.corno.losses.LossBatch;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/** The losses of entries. */
record LossValues(ArrayLoss loss) implements EntryValues {

    static void checkAxis(String metric, int axis) {
        if (axis == 0) {
            throw new IllegalArgumentException(metric + ": axis must not be 0, which is the batch axis. Use -1 for the last axis.");
        }
    }

    /** Returns the losses along an axis; only along the last one the numbers of an entry lie next to one another. */
    static EntryValues along(int axis, ArrayLoss loss) {
        return axis == -1 ? new LossValues(loss) : new TensorValues(loss::values);
    }

    @Override
    public Shape entries(Tensor yTrue, Tensor yPred) {
        return loss.entries(yTrue.shape(), yPred.shape());
    }

    @Override
    public void compute(LossBatch batch, double[] values) {
        loss.values(batch, values);
    }
}
