package dev.corno.layers.preprocessing;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Random numbers of a call: a stream for each sample, and one for the batch. */
final class Draws {

    private final long start;

    /**
     * Starts streams.
     *
     * @param layer the seed of the layer, if it has one
     * @param call the seed of the call
     */
    Draws(OptionalLong layer, long call) {
        start = mixed(mixed(layer.orElse(0)) + call);
    }

    // SplittableRandom's first number is its seed mixed well.
    private static long mixed(long seed) {
        return new SplittableRandom(seed).nextLong();
    }

    /** {@return the stream of a sample} */
    SplittableRandom of(int sample) {
        return new SplittableRandom(start + sample);
    }

    /** {@return the stream of the batch as a whole} */
    SplittableRandom ofBatch() {
        return new SplittableRandom(start - 1);
    }

    /** {@return a number in [lower, upper)} */
    static double in(Range range, SplittableRandom random) {
        return range.lower() + range.width() * random.nextDouble();
    }

    /** {@return a normal number of mean 0 and deviation 1: Box and Muller 1958} */
    static double normal(SplittableRandom random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
