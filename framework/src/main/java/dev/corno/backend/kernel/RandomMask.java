package dev.corno.backend.kernel;

import dev.corno.backend.StepRandom;
import dev.corno.backend.plan.Slot;

/**
 * Random zeros among equal numbers, the same for the same seed and step. Each number is a hash of its place, the seed and the step, so
 * that the loop has no memory and becomes vector instructions.
 */
final class RandomMask {

    /** How many numbers are made at a time: they stay in the first cache. */
    private static final int BLOCK = 4096;

    /** A hash of each place in a block. */
    private static final int[] PLACES = new int[BLOCK];

    private static final int BITS = 24;

    static {
        for (int i = 0; i < BLOCK; i++) {
            PLACES[i] = (int) StepRandom.mix(i);
        }
    }

    private final int threshold;
    private final int kept;
    private final int[] numbers = new int[BLOCK];

    /**
     * A mask.
     *
     * @param rate fraction of zeros, in [0, 1]; the other numbers are {@code 1 / (1 - rate)}
     */
    RandomMask(double rate) {
        this.threshold = (int) Math.round(rate * (1 << BITS));
        this.kept = Float.floatToRawIntBits((float) (1 / (1 - rate)));
    }

    /**
     * Makes the numbers.
     *
     * @param target where they go
     * @param seed with the step, where they start
     * @param step the number of the step
     */
    void fill(Slot target, long seed, long step) {
        long key = StepRandom.ofStep(seed, step);
        int length = Math.toIntExact(target.length());
        for (int from = 0; from < length; from += BLOCK) {
            long block = StepRandom.mix(key + from);
            hash((int) block, (int) (block >>> Integer.SIZE));
            target.writeBits(from, numbers, 0, Math.min(BLOCK, length - from));
        }
    }

    // Two rounds of xor, shift and multiplication spread each bit; the first is done in PLACES and in the keys.
    private void hash(int first, int second) {
        for (int i = 0; i < BLOCK; i++) {
            int h = PLACES[i] ^ first;
            h = (h ^ h >>> 16) * 0x7FEB352D;
            h = (h + second ^ h >>> 15) * 0x846CA68B;
            h ^= h >>> 16;
            int isDropped = (h >>> Integer.SIZE - BITS) - threshold >> Integer.SIZE - 1;
            numbers[i] = kept & ~isDropped;
        }
    }
}
