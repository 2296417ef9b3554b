package dev.corno.losses;

/** Softmax of a row of logits, computed so that nothing overflows. */
final class Logits {

    private Logits() {
    }

    static double logSumExp(float[] logits, int at, int width) {
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

    /** Writes {@code factor * softmax(logits)} to the same positions. */
    static void softmax(float[] logits, int at, int width, double factor, float[] target) {
        double logSum = logSumExp(logits, at, width);
        for (int i = at; i < at + width; i++) {
            target[i] = (float) (factor * Math.exp(logits[i] - logSum));
        }
    }
}
