package dev.corno.benchmarks;

import java.util.Random;

/**
 * Digits in random order, assembled into batches of floats: what users of an engine without a fast data feed of its own write.
 */
public final class Shuffled {

    private final Digits digits;
    private final int[] order;

    /**
     * Draws an order.
     *
     * @param digits the samples
     * @param seed where the random numbers start
     */
    public Shuffled(Digits digits, long seed) {
        this.digits = digits;
        this.order = new int[digits.count()];
        Random random = new Random(seed);
        for (int i = 0; i < order.length; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
    }

    /** {@return number of samples} */
    public int count() {
        return order.length;
    }

    /**
     * {@return a batch}
     *
     * @param from the first sample's place
     * @param to the place after the last one's
     */
    public Samples batch(int from, int to) {
        int rows = to - from;
        float[] x = new float[rows * Digits.PIXELS];
        int[] labels = new int[rows];
        float[] oneHot = new float[rows * 10];
        for (int i = 0; i < rows; i++) {
            int sample = order[from + i];
            labels[i] = digits.labels()[sample];
            oneHot[i * 10 + labels[i]] = 1;
            for (int j = 0; j < Digits.PIXELS; j++) {
                x[i * Digits.PIXELS + j] = (digits.images()[sample * Digits.PIXELS + j] & 0xff) / 255f;
            }
        }
        return new Samples(rows, x, labels, oneHot);
    }
}
