package dev.corno.initializers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.SplittableRandom;

/** Random numbers that are the same bits on every machine: {@link StrictMath} over a specified generator. */
final class RandomNumbers {

    private final SplittableRandom random;

    RandomNumbers(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A number source, called once for each element. */
    interface Source {
        double next();
    }

    static Tensor fill(Shape shape, Source source) {
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) source.next();
        }
        return Tensor.of(values, shape.toArray());
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    // Box and Muller, 1958.
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    double truncatedNormal() {
        double value;
        do {
            value = normal();
        } while (Math.abs(value) > 2);
        return value;
    }
}
