package dev.corno.datasets;

/**
 * Random numbers that are the same on every machine and Java version: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
 * pseudorandom number generators"), using nothing but exactly specified arithmetic.
 */
final class Draws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private long state;

    /** A stream of its own for each number of a seed. */
    Draws(long seed, long stream) {
        state = mixed(mixed(seed) + GOLDEN_GAMMA * (stream + 1));
    }

    /** {@return a number in [0, 1)} */
    double uniform() {
        state += GOLDEN_GAMMA;
        return (mixed(state) >>> 11) * TWO_TO_MINUS_53;
    }

    /** {@return a number in [from, to)} */
    double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** {@return nearly normal noise of mean 0 and deviation 1, never beyond 3.5: a sum of four uniform numbers} */
    double noise() {
        return (uniform() + uniform() + uniform() + uniform() - 2) * 1.7320508075688772;
    }

    /** {@return an integer in [0, bound)} */
    int index(int bound) {
        return (int) (uniform() * bound);
    }

    private static long mixed(long z) {
        long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
