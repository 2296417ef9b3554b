package dev.corno.metrics;

import dev.corno.losses.LossBatch;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/**
 * 1 for each row of predictions that is right, else 0.
 *
 * @param metric its name, for messages
 * @param isSparse whether labels are class indices, not one-hot rows
 * @param k how many of the most probable classes count, or 0 for the first of them alone
 */
record RowMatches(String metric, boolean isSparse, int k) implements EntryValues {

    @Override
    public Shape entries(Tensor yTrue, Tensor yPred) {
        if (isSparse) {
            Entries.checkSparse(metric, yTrue, yPred);
        } else {
            Entries.checkAlike(metric, yTrue, yPred);
        }
        return Entries.withoutClasses(yPred);
    }

    @Override
    public void compute(LossBatch batch, double[] values) {
        float[] yTrue = batch.labels();
        float[] yPred = batch.predictions();
        int width = batch.width();
        for (int row = 0; row < batch.rows(); row++) {
            float label = isSparse ? yTrue[row] : TopK.first(yTrue, row * width, width);
            boolean isRight = k == 0 ? label == TopK.first(yPred, row * width, width)
                    : TopK.contains(yPred, row * width, width, (int) label, k);
            values[row] = isRight ? 1 : 0;
        }
    }
}
