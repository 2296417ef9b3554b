package dev.corno.activations;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Turns each row into numbers of which many are exactly 0: {@code y_i = max(x_i - tau, 0)}. With {@code z} the row in descending order and
 * {@code k} the number of places at which {@code z_k > (sum_{j<=k} z_j - 1) / k}, Keras takes
 * {@code tau = (sum_{j<=k} sum_{l<=j} z_l - 1) / k}, and so does this. With the inner sum for {@code j = k} only, as Martins and Astudillo,
 * 2016, <a href="https://arxiv.org/abs/1602.02068">From Softmax to Sparsemax</a>, have it, the numbers would be probabilities.
 */
public record Sparsemax() implements RowwiseActivation {

    @Override
    public String name() {
        return "sparsemax";
    }

    @Override
    public boolean usesInput() {
        return true;
    }

    @Override
    public void forward(float[] x, float[] y, int from, int width) {
        double tau = threshold(order(x, from, width), x);
        for (int i = from; i < from + width; i++) {
            y[i] = (float) Math.max(x[i] - tau, 0);
        }
    }

    /** {@return the positions that count, by their numbers, the largest first} */
    private static int[] order(float[] x, int from, int width) {
        int[] order = IntStream.range(from, from + width).boxed().sorted(Comparator.comparing((Integer i) -> -x[i])).mapToInt(i -> i).toArray();
        double sum = 0;
        int count = 0;
        while (count < width && (count + 1) * (double) x[order[count]] > sum + x[order[count]] - 1) {
            sum += x[order[count]];
            count++;
        }
        return Arrays.copyOf(order, count);
    }

    private static double threshold(int[] order, float[] x) {
        double sums = 0;
        for (int rank = 0; rank < order.length; rank++) {
            sums += (order.length - rank) * (double) x[order[rank]];
        }
        return (sums - 1) / order.length;
    }

    @Override
    public void backward(float[] x, float[] gradY, float[] gradX, int from, int width) {
        int[] order = order(x, from, width);
        double tau = threshold(order, x);
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            boolean counts = x[i] > tau;
            sum += counts ? gradY[i] : 0;
            gradX[i] = counts ? gradY[i] : 0;
        }
        for (int rank = 0; rank < order.length; rank++) {
            gradX[order[rank]] -= (float) (sum * (order.length - rank) / order.length);
        }
    }
}
