package dev.corno.layers.regularization;

import dev.corno.expression.Expression;
import dev.corno.expression.Operation.Distribution;
import dev.corno.graph.LayerCall;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What the layers that drop numbers have in common. */
public final class Noise {

    private Noise() {
    }

    /**
     * {@return numbers of which a random part is 0, the others divided by {@code 1 - rate}}
     *
     * @param call where the random numbers come from
     * @param x the numbers
     * @param rate the fraction set to zero, in [0, 1]
     * @param seed where the random numbers start, or empty to follow the model
     * @param shape the shape of what is dropped or not, which is repeated along axes of length 1
     */
    public static Expression drop(LayerCall call, Expression x, double rate, OptionalLong seed, Shape shape) {
        return rate == 1 ? x.times(0) : x.times(kept(call, rate, seed, shape)).dividedBy(1 - rate);
    }

    /** {@return 1 for what is kept, 0 for what is dropped} */
    static Expression kept(LayerCall call, double rate, OptionalLong seed, Shape shape) {
        return call.random(Distribution.UNIFORM, seed, shape).greaterEqual(Expression.fill(rate, Shape.scalar()));
    }

    /** {@return the shape of the noise for an input, both with the batch axis} */
    static Shape shape(Shape noise, Expression x) {
        return noise.rank() == 0 ? x.shape() : Shape.of(IntStream.range(0, x.rank())
                .map(axis -> noise.dim(axis) == Shape.UNKNOWN ? x.dim(axis) : noise.dim(axis)).toArray());
    }

    /** Throws an error if a shape of noise does not fit inputs. */
    static void check(String layer, Shape noise, Shape input) {
        boolean fits = noise.rank() == 0 || noise.rank() == input.rank() + 1 && IntStream.range(0, input.rank())
                .allMatch(axis -> fits(noise.dim(axis + 1), input.dim(axis)));
        if (!fits) {
            throw new ShapeMismatchException(layer, "expects inputs of " + noise.rank() + " axes, batch included, that the noiseShape " + noise
                    + " can be repeated to, got " + input.withBatch() + ".");
        }
    }

    private static boolean fits(int noise, int length) {
        return noise == 1 || noise == Shape.UNKNOWN || length == Shape.UNKNOWN || noise == length;
    }
}
