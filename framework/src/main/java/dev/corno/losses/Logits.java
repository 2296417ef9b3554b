package dev.corno.losses;

/** Softmax of the rows of a batch of logits, computed so that nothing overflows; each exponential is computed once. */
final class Logits {

    private float[] exponentials = {};
    private double[] logSums = {};
    private double[] sums = {};

    /** Takes the next batch. */
    void read(float[] logits, int rows, int width) {
        if (exponentials.length < rows * width || sums.length < rows) {
            exponentials = new float[rows * width];
            logSums = new double[rows];
            sums = new double[rows];
        }
        for (int row = 0; row < rows; row++) {
            readRow(logits, row, width);
        }
    }

    private void readRow(float[] logits, int row, int width) {
        int from = row * width;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + width; i++) {
            highest = Math.max(highest, logits[i]);
        }
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            double exponential = Math.exp((double) logits[i] - highest);
            exponentials[i] = (float) exponential;
            sum += exponential;
        }
        sums[row] = sum;
        logSums[row] = highest + Math.log(sum);
    }

    /** Returns the logarithm of the sum of the exponentials of a row. */
    double logSum(int row) {
        return logSums[row];
    }

    /** Writes {@code factor * softmax} of a row. */
    void softmax(int row, int width, double factor, float[] target) {
        float scale = (float) (factor / sums[row]);
        for (int i = row * width; i < (row + 1) * width; i++) {
            target[i] = scale * exponentials[i];
        }
    }
}
