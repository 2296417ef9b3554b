package dev.corno.losses;

import java.util.Arrays;

/** {@link SparseCategoricalCrossentropy} over the rows of a {@link LossBatch}. */
final class SparseArrays {

    private final SparseCategoricalCrossentropy loss;
    private final LossBatch batch;
    private final float[] yPred;
    private final int width;

    SparseArrays(SparseCategoricalCrossentropy loss, LossBatch batch) {
        this.loss = loss;
        this.batch = batch;
        this.yPred = batch.predictions();
        this.width = batch.width();
    }

    private int label(int row) {
        return SparseLabels.read(batch.yTrue(), row, width, loss.ignoreClass(), "SparseCategoricalCrossentropy");
    }

    void values(double[] values) {
        for (int row = 0; row < batch.rows(); row++) {
            int label = label(row);
            values[row] = label == SparseLabels.IGNORED ? 0 : value(row, row * width + label);
        }
    }

    private double value(int row, int labelAt) {
        return loss.fromLogits() ? batch.logits().logSum(row) - yPred[labelAt]
                : -Math.log(Probability.clip(yPred[labelAt] / batch.sums()[row]));
    }

    /** Computes the gradient with respect to the predictions. */
    void gradient(double[] entryWeights, float[] gradient) {
        for (int row = 0; row < batch.rows(); row++) {
            int label = label(row);
            if (label != SparseLabels.IGNORED && loss.fromLogits()) {
                batch.logits().softmax(row, width, entryWeights[row], gradient);
                gradient[row * width + label] -= (float) entryWeights[row];
            } else {
                double factor = entryWeights[row] / batch.sums()[row];
                boolean counts = counts(row, label);
                Arrays.fill(gradient, row * width, (row + 1) * width, counts ? (float) factor : 0);
                if (counts) {
                    gradient[row * width + label] = (float) (factor * (1 - batch.sums()[row] / yPred[row * width + label]));
                }
            }
        }
    }

    /** Computes the gradient with respect to what softmax was applied to. */
    void logitGradient(double[] entryWeights, float[] gradient) {
        for (int row = 0; row < batch.rows(); row++) {
            int label = label(row);
            int at = row * width;
            if (counts(row, label)) {
                double factor = entryWeights[row] / batch.sums()[row];
                float scale = (float) factor;
                for (int i = at; i < at + width; i++) {
                    gradient[i] = scale * yPred[i];
                }
                gradient[at + label] = (float) (factor * yPred[at + label] - entryWeights[row]);
            } else {
                Arrays.fill(gradient, at, at + width, 0);
            }
        }
    }

    private boolean counts(int row, int label) {
        return label != SparseLabels.IGNORED && !Probability.isClipped(yPred[row * width + label] / batch.sums()[row]);
    }
}
