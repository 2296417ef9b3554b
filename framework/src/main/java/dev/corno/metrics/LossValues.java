package dev.corno.metrics;

import dev.corno.losses.ArrayLoss;
import dev.corno.losses.LossBatch;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/** The losses of entries. */
record LossValues(ArrayLoss loss) implements EntryValues {

    @Override
    public Shape entries(Tensor yTrue, Tensor yPred) {
        return loss.entries(yTrue.shape(), yPred.shape());
    }

    @Override
    public void compute(LossBatch batch, double[] values) {
        loss.values(batch, values);
    }
}
