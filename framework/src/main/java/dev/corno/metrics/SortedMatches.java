package dev.corno.metrics;

import dev.corno.losses.LossBatch;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/**
 * 1 for each row of class indices, the most probable first, that has the label among its first ones, else 0.
 *
 * @param metric its name, for messages
 * @param k how many of the indices count
 */
record SortedMatches(String metric, int k) implements EntryValues {

    @Override
    public Shape entries(Tensor yTrue, Tensor yPred) {
        Entries.checkSparse(metric, yTrue, yPred);
        return Entries.withoutClasses(yPred);
    }

    @Override
    public void compute(LossBatch batch, double[] values) {
        float[] yTrue = batch.labels();
        float[] yPred = batch.predictions();
        for (int row = 0; row < batch.rows(); row++) {
            values[row] = 0;
            for (int i = 0; i < Math.min(k, batch.width()); i++) {
                values[row] = yPred[row * batch.width() + i] == yTrue[row] ? 1 : values[row];
            }
        }
    }
}
