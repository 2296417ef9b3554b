package dev.corno.layers.regularization;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Sets a random part of its inputs to the lowest value of {@code SELU} while training, then shifts and scales all so that mean 0 and
 * variance 1 stay: {@code y = a * x + b}; passes its input on otherwise. Klambauer et al., 2017,
 * <a href="https://arxiv.org/abs/1706.02515">Self-Normalizing Neural Networks</a>.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new AlphaDropout(0.1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param rate fraction of inputs that are replaced, in [0, 1)
 * @param seed where random numbers start, or empty to follow the model
 * @param noiseShape the shape, batch axis included, of what is replaced or not; along axes of length 1 all numbers share their fate, and
 *     {@link Shape#UNKNOWN} stands for the input's length; {@code ()}, the default, for the shape of the input
 */
@CheckReturnValue
public record AlphaDropout(String name, double rate, OptionalLong seed, Shape noiseShape) implements SingleInputLayer {

    private static final double LOWEST = -1.6732632423543772 * 1.0507009873554805;

    /** Checks the parameters. */
    public AlphaDropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("AlphaDropout: rate must be in [0, 1), got " + rate + ".");
        }
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(noiseShape, "noiseShape");
    }

    /**
     * Random numbers that follow the model's seed.
     *
     * @param rate fraction of inputs that are replaced, in [0, 1)
     */
    public AlphaDropout(double rate) {
        this(null, rate, OptionalLong.empty(), Shape.scalar());
    }

    @Override
    public AlphaDropout name(String value) {
        return new AlphaDropout(value, rate, seed, noiseShape);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public AlphaDropout seed(long value) {
        return new AlphaDropout(name, rate, OptionalLong.of(value), noiseShape);
    }

    /**
     * {@return a copy in which numbers share their fate}
     *
     * @param value see {@link #noiseShape}
     */
    public AlphaDropout noiseShape(int... value) {
        return new AlphaDropout(name, rate, seed, Shape.of(value));
    }

    @Override
    public Shape outputShape(Shape input) {
        Noise.check("AlphaDropout", noiseShape, input);
        return input;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        if (!call.isTraining() || rate == 0) {
            return x;
        }
        Expression kept = Noise.kept(call, rate, seed, Noise.shape(noiseShape, x));
        double scale = 1 / Math.sqrt((1 - rate) * (1 + rate * LOWEST * LOWEST));
        return kept.select(x, Expression.fill(LOWEST, Shape.scalar())).times(scale).plus(-scale * LOWEST * rate);
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
