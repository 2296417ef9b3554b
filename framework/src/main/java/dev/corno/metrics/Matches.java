package dev.corno.metrics;

import dev.corno.losses.LossBatch;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;

/**
 * 1 for each prediction that fits its label, else 0.
 *
 * @param metric its name, for messages
 * @param rule which predictions fit
 */
record Matches(String metric, Rule rule) implements EntryValues {

    /** Tells whether a prediction fits its label. */
    interface Rule {

        boolean isRight(float yTrue, float yPred);
    }

    @Override
    public Shape entries(Tensor yTrue, Tensor yPred) {
        Entries.checkAlike(metric, yTrue, yPred);
        return yPred.shape();
    }

    @Override
    public void compute(LossBatch batch, double[] values) {
        float[] yTrue = batch.labels();
        float[] yPred = batch.predictions();
        for (int i = 0; i < batch.rows(); i++) {
            values[i] = rule.isRight(yTrue[i], yPred[i]) ? 1 : 0;
        }
    }
}
