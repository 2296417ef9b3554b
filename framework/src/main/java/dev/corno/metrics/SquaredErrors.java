package dev.corno.metrics;

import dev.corno.losses.LossBatch;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/**
 * The squared error of each single number, which may each have a weight.
 *
 * @param metric its name, for messages
 */
record SquaredErrors(String metric) implements EntryValues {

    @Override
    public Shape entries(Tensor yTrue, Tensor yPred) {
        Entries.checkAlike(metric, yTrue, yPred);
        return Entries.fitted(yTrue.shape(), yPred.shape());
    }

    @Override
    public void compute(LossBatch batch, double[] values) {
        float[] yTrue = batch.labels();
        float[] yPred = batch.predictions();
        for (int i = 0; i < batch.rows(); i++) {
            double error = (double) yTrue[i] - yPred[i];
            values[i] = error * error;
        }
    }
}
