package dev.corno.losses;

/** Cross-entropy of one row of class probabilities, or logits, with the wanted distribution; and its gradient. */
final class CategoricalRow {

    private CategoricalRow() {
    }

    static double value(double[] target, int targetAt, double[] yPred, int at, int width, boolean fromLogits) {
        double loss = 0;
        if (fromLogits) {
            double logSum = logSumExp(yPred, at, width);
            for (int i = 0; i < width; i++) {
                loss += target[targetAt + i] * (logSum - yPred[at + i]);
            }
            return loss;
        }
        double sum = sum(yPred, at, width);
        for (int i = 0; i < width; i++) {
            loss -= target[targetAt + i] * Math.log(Probability.clip(yPred[at + i] / sum));
        }
        return loss;
    }

    static void gradient(double[] target, int targetAt, double[] yPred, int at, int width, boolean fromLogits, double factor,
            double[] gradient) {
        if (fromLogits) {
            double logSum = logSumExp(yPred, at, width);
            double mass = sum(target, targetAt, width);
            for (int i = 0; i < width; i++) {
                gradient[at + i] = factor * (Math.exp(yPred[at + i] - logSum) * mass - target[targetAt + i]);
            }
            return;
        }
        // With q = p / sum(p), the chain rule gives dL/dp_i = (dL/dq_i - sum_j dL/dq_j * q_j) / sum(p).
        double sum = sum(yPred, at, width);
        double shared = 0;
        for (int i = 0; i < width; i++) {
            double q = yPred[at + i] / sum;
            if (!Probability.isClipped(q)) {
                gradient[at + i] = -target[targetAt + i] / q;
                shared -= target[targetAt + i];
            }
        }
        for (int i = 0; i < width; i++) {
            gradient[at + i] = factor * (gradient[at + i] - shared) / sum;
        }
    }

    private static double sum(double[] values, int at, int width) {
        double sum = 0;
        for (int i = at; i < at + width; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double logSumExp(double[] logits, int at, int width) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + width; i++) {
            highest = Math.max(highest, logits[i]);
        }
        double sum = 0;
        for (int i = at; i < at + width; i++) {
            sum += Math.exp(logits[i] - highest);
        }
        return highest + Math.log(sum);
    }
}
