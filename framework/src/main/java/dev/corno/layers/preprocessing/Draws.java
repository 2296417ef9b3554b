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

    /** {@return true with a probability that is drawn from a range first} */
    static boolean happens(Range probability, SplittableRandom random) {
        double drawn = in(probability, random);
        return random.nextDouble() < drawn;
    }

    /** {@return a number from the Gamma distribution of scale 1: Marsaglia and Tsang 2000} */
    static double gamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        while (true) {
            double x = normal(random);
            double root = 1 + x / Math.sqrt(9 * d);
            double v = root * root * root;
            if (v > 0 && StrictMath.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** {@return a number in [0, 1] from the Beta distribution with twice the same parameter} */
    static double beta(double alpha, SplittableRandom random) {
        return dirichlet(2, alpha, random)[0];
    }

    /** {@return numbers that add up to 1, from the symmetric Dirichlet distribution} */
    static double[] dirichlet(int count, double alpha, SplittableRandom random) {
        double[] shares = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            shares[i] = gamma(alpha, random);
            sum += shares[i];
        }
        for (int i = 0; i < count; i++) {
            // With a tiny parameter all may vanish; then one of them is chosen.
            shares[i] = sum > 0 ? shares[i] / sum : 0;
        }
        if (sum == 0) {
            shares[random.nextInt(count)] = 1;
        }
        return shares;
    }
}
