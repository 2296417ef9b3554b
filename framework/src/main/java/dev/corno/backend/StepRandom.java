package dev.corno.backend;

import dev.corno.expression.Operation.Distribution;

/**
 * Random numbers that are the same for the same seed and step, whatever engine runs: each is a hash of its place, the seed and the step
 * (Stafford's variant 13 of MurmurHash's last step).
 */
public final class StepRandom {

    private static final double UNIT = 0x1p-24;

    private StepRandom() {
    }

    /**
     * Fills an array.
     *
     * @param numbers where they go
     * @param length how many
     * @param distribution how they are distributed
     * @param seed with the step, where they start
     * @param step the number of the step
     */
    public static void fill(float[] numbers, int length, Distribution distribution, long seed, long step) {
        long key = ofStep(seed, step);
        for (int i = 0; i < length; i++) {
            long bits = mix(key + i);
            numbers[i] = distribution == Distribution.UNIFORM ? (float) ((bits >>> 40) * UNIT) : normal(bits);
        }
    }

    // Box and Muller, 1958, A Note on the Generation of Random Normal Deviates.
    private static float normal(long bits) {
        double radius = Math.sqrt(-2 * Math.log(((bits >>> 40) + 0.5) * UNIT));
        return (float) (radius * Math.cos(2 * Math.PI * ((bits & 0xFFFFFF) * UNIT)));
    }

    /**
     * {@return the seed of a step, unrelated to those of other steps}
     *
     * @param seed the seed of all steps
     * @param step the number of the step
     */
    public static long ofStep(long seed, long step) {
        return mix(seed ^ mix(step));
    }

    /**
     * {@return the seed of an application of a layer}
     *
     * @param seed the network's
     * @param place which application of the network it is
     */
    public static long ofPlace(long seed, int place) {
        return seed + 0x9E3779B97F4A7C15L * (place + 1);
    }

    /** {@return a number all of whose bits depend on all bits of another} */
    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
