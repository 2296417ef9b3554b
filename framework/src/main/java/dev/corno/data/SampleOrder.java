package dev.corno.data;

import java.util.Random;

/** The order of the samples of an epoch. */
final class SampleOrder {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private SampleOrder() {
    }

    /** {@return a permutation of 0 to rows-1} */
    static int[] shuffled(int rows, long seed, int epoch) {
        int[] order = new int[rows];
        shuffle(order, seed, epoch);
        return order;
    }

    /** Fills an array with a permutation of its indices, drawn by Fisher and Yates; {@link Random} because its numbers are specified. */
    static void shuffle(int[] order, long seed, int epoch) {
        Random random = new Random(mixed(seed + GOLDEN_GAMMA * (epoch + 1L)));
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    /** Neighbouring seeds give {@link Random} alike first numbers; SplitMix64's mixing sets them apart. */
    private static long mixed(long z) {
        long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
