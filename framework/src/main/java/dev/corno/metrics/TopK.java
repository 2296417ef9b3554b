package dev.corno.metrics;

import dev.corno.tensor.Tensor;

/** Ranks the classes of a row of predictions. */
final class TopK {

    private TopK() {
    }

    static int checkK(String metric, int k) {
        if (k < 1) {
            throw new IllegalArgumentException(metric + ": k must be at least 1, got " + k + ".");
        }
        return k;
    }

    /** Returns whether fewer than k classes of the row have a higher score than this one; never for NaN. */
    static boolean contains(Tensor yPred, int row, int chosen, int k) {
        int classes = yPred.shape().dim(-1);
        if (chosen < 0 || chosen >= classes) {
            return false;
        }
        double score = yPred.flatDouble(row * classes + chosen);
        int higher = 0;
        for (int i = 0; i < classes; i++) {
            higher += yPred.flatDouble(row * classes + i) > score ? 1 : 0;
        }
        return higher < k && !Double.isNaN(score);
    }
}
