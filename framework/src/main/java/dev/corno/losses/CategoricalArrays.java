package dev.corno.losses;

/** {@link CategoricalCrossentropy} over the rows of a {@link LossBatch}. */
final class CategoricalArrays {

    private final LossBatch batch;
    private final float[] yTrue;
    private final float[] yPred;
    private final int width;
    private final boolean fromLogits;
    private final double kept;
    private final double added;

    CategoricalArrays(CategoricalCrossentropy loss, LossBatch batch) {
        this.batch = batch;
        this.yTrue = batch.labels();
        this.yPred = batch.predictions();
        this.width = batch.width();
        this.fromLogits = loss.fromLogits();
        this.kept = 1 - loss.labelSmoothing();
        this.added = loss.labelSmoothing() / width;
    }

    private double target(int at) {
        return yTrue[at] * kept + added;
    }

    private boolean isClipped(int at, double sum) {
        return Probability.isClipped(yPred[at] / sum);
    }

    void values(double[] values) {
        for (int row = 0; row < batch.rows(); row++) {
            values[row] = fromLogits ? valueOfLogits(row) : value(row * width, batch.sums()[row]);
        }
    }

    private double value(int at, double sum) {
        // Starts with NaN where a prediction is, although only the wanted classes are looked at.
        double value = 0 * sum;
        for (int i = at; i < at + width; i++) {
            double target = target(i);
            if (target != 0) {
                value -= target * Math.log(Probability.clip(yPred[i] / sum));
            }
        }
        return value;
    }

    private double valueOfLogits(int row) {
        int at = row * width;
        double logSum = batch.logits().logSum(row);
        double value = 0;
        for (int i = at; i < at + width; i++) {
            value += target(i) * (logSum - yPred[i]);
        }
        return value;
    }

    /** Computes the gradient with respect to the predictions. */
    void gradient(double[] entryWeights, float[] gradient) {
        for (int row = 0; row < batch.rows(); row++) {
            if (fromLogits) {
                gradientOfLogits(row, entryWeights[row], gradient);
            } else {
                gradient(row * width, batch.sums()[row], entryWeights[row], gradient);
            }
        }
    }

    // With q = p / sum(p), the chain rule gives dL/dp_i = (dL/dq_i - sum_j dL/dq_j * q_j) / sum(p).
    private void gradient(int at, double sum, double weight, float[] gradient) {
        double mass = countedMass(at, sum);
        for (int i = at; i < at + width; i++) {
            double own = isClipped(i, sum) ? 0 : target(i) * sum / yPred[i];
            gradient[i] = (float) (weight * (mass - own) / sum);
        }
    }

    private void gradientOfLogits(int row, double weight, float[] gradient) {
        int at = row * width;
        double mass = 0;
        for (int i = at; i < at + width; i++) {
            mass += target(i);
        }
        batch.logits().softmax(row, width, weight * mass, gradient);
        for (int i = at; i < at + width; i++) {
            gradient[i] -= (float) (weight * target(i));
        }
    }

    /** Computes the gradient with respect to what softmax was applied to: that of the probabilities has no part along them. */
    void logitGradient(double[] entryWeights, float[] gradient) {
        for (int row = 0; row < batch.rows(); row++) {
            int at = row * width;
            double sum = batch.sums()[row];
            double mass = countedMass(at, sum);
            for (int i = at; i < at + width; i++) {
                double own = isClipped(i, sum) ? 0 : target(i);
                gradient[i] = (float) (entryWeights[row] * (mass * (yPred[i] / sum) - own));
            }
        }
    }

    /** Returns the sum of the targets whose probabilities are not cut. */
    private double countedMass(int at, double sum) {
        double mass = 0;
        for (int i = at; i < at + width; i++) {
            mass += isClipped(i, sum) ? 0 : target(i);
        }
        return mass;
    }
}
