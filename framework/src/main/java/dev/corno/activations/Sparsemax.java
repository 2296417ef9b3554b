package dev.corno.activations;

import java.util.Arrays;

/**
 * Probabilities of which some are exactly 0, the point of the probability simplex that is nearest to the input:
 * {@code y_i = max(x_i - t, 0)} with the {@code t} for which the row sums to 1. Martins and Astudillo, 2016,
 * <a href="https://arxiv.org/abs/1602.02068">From Softmax to Sparsemax</a>, algorithm 1.
 */
public record Sparsemax() implements RowwiseActivation {

    @Override
    public String name() {
        return "sparsemax";
    }

    @Override
    public void forward(float[] x, float[] y, int from, int width) {
        double max = Rows.max(x, from, width);
        double threshold = threshold(x, from, width, max);
        for (int i = from; i < from + width; i++) {
            y[i] = (float) Math.max(x[i] - max - threshold, 0);
        }
    }

    private static double threshold(float[] x, int from, int width, double max) {
        double[] ascending = new double[width];
        for (int i = 0; i < width; i++) {
            ascending[i] = x[from + i] - max;
        }
        Arrays.sort(ascending);
        double sum = 0;
        double threshold = -1;
        for (int count = 1; count <= width; count++) {
            double next = ascending[width - count];
            sum += next;
            if (1 + count * next > sum) {
                threshold = (sum - 1) / count;
            }
        }
        return threshold;
    }

    @Override
    public void backward(float[] y, float[] gradY, float[] gradX, int from, int width) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < from + width; i++) {
            if (y[i] > 0) {
                sum += gradY[i];
                count++;
            }
        }
        for (int i = from; i < from + width; i++) {
            gradX[i] = y[i] > 0 ? (float) (gradY[i] - sum / count) : 0;
        }
    }
}
