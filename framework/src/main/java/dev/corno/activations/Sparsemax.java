package dev.corno.activations;

import java.util.Arrays;

/**
 * Turns each row into probabilities of which many are exactly 0: {@code y_i = max(x_i - t, 0)}, with t chosen so that a row sums
 * to 1. Martins and Astudillo, 2016, <a href="https://arxiv.org/abs/1602.02068">From Softmax to Sparsemax</a>.
 */
public record Sparsemax() implements RowwiseActivation {

    @Override
    public String name() {
        return "sparsemax";
    }

    @Override
    public void forward(float[] x, float[] y, int from, int width) {
        double threshold = threshold(Arrays.copyOfRange(x, from, from + width));
        for (int i = from; i < from + width; i++) {
            y[i] = (float) Math.max(x[i] - threshold, 0);
        }
    }

    private static double threshold(float[] row) {
        Arrays.sort(row);
        double sum = 0;
        double threshold = 0;
        for (int count = 1; count <= row.length; count++) {
            double value = row[row.length - count];
            sum += value;
            if (1 + count * value > sum) {
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
