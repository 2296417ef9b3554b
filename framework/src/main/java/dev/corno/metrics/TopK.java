package dev.corno.metrics;

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

    /** Returns the class with the highest score; the first of equals, or of NaN, which NumPy ranks above all numbers. */
    static int first(float[] scores, int from, int classes) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            float score = scores[from + i];
            float highest = scores[from + best];
            if (score > highest || score != score && highest == highest) {
                best = i;
            }
        }
        return best;
    }

    /** Returns whether fewer than k classes of the row have a higher score than this one; never for NaN. */
    static boolean contains(float[] scores, int from, int classes, int chosen, int k) {
        if (chosen < 0 || chosen >= classes) {
            return false;
        }
        float score = scores[from + chosen];
        int higher = 0;
        for (int i = 0; i < classes; i++) {
            higher += scores[from + i] > score ? 1 : 0;
        }
        return higher < k && !Float.isNaN(score);
    }
}
