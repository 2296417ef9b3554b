package dev.corno.activations;

import java.util.Arrays;

/**
 * Projects each row onto the probabilities, many of which become exactly 0: {@code y_i = max(x_i - tau, 0)}, with the {@code tau} for which
 * they add up to 1. Martins and Astudillo, 2016, <a href="https://arxiv.org/abs/1602.02068">From Softmax to Sparsemax</a>.
 */
public record Sparsemax() implements RowwiseActivation {

    @Override
    public String name() {
        return "sparsemax";
    }

    @Override
    public void forward(float[] x, float[] y, int from, int width) {
        double tau = threshold(Arrays.copyOfRange(x, from, from + width));
        for (int i = from; i < from + width; i++) {
            y[i] = (float) Math.max(x[i] - tau, 0);
        }
    }

    private static double threshold(float[] row) {
        Arrays.sort(row);
        double sum = 0;
        double tau = 0;
        for (int count = 1; count <= row.length; count++) {
            double next = row[row.length - count];
            if (1 + count * next <= sum + next) {
                break;
            }
            sum += next;
            tau = (sum - 1) / count;
        }
        return tau;
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
