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
 * Sets a random part of its inputs to 0 while training and divides the rest by {@code 1 - rate}, so that sums keep their size;
 * passes its input on otherwise. Srivastava et al., 2014,
 * <a href="https://jmlr.org/papers/v15/srivastava14a.html">Dropout: A Simple Way to Prevent Neural Networks from
 * Overfitting</a>.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new Dropout(0.5);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param rate fraction of inputs set to zero, in [0, 1]; DL4J's number of that name is the fraction kept
 * @param seed where random numbers start, or empty to follow the model
 * @param noiseShape the shape, batch axis included, of what is dropped or not; along axes of length 1 all numbers share their fate, and
 *     {@link Shape#UNKNOWN} stands for the input's length; {@code ()}, the default, for the shape of the input
 */
@CheckReturnValue
public record Dropout(String name, double rate, OptionalLong seed, Shape noiseShape) implements SingleInputLayer {

    /** Checks the parameters. */
    public Dropout {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("Dropout: rate must be in [0, 1], got " + rate + ".");
        }
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(noiseShape, "noiseShape");
    }

    /**
     * Random numbers that follow the model's seed.
     *
     * @param rate fraction of inputs set to zero, in [0, 1]
     */
    public Dropout(double rate) {
        this(null, rate, OptionalLong.empty(), Shape.scalar());
    }

    @Override
    public Dropout name(String value) {
        return new Dropout(value, rate, seed, noiseShape);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public Dropout seed(long value) {
        return new Dropout(name, rate, OptionalLong.of(value), noiseShape);
    }

    /**
     * {@return a copy in which numbers share their fate}
     *
     * @param dims see {@link #noiseShape}, such as {@code (-1, 1, -1)} for one fate of all steps of a sequence
     */
    public Dropout noiseShape(int... dims) {
        return new Dropout(name, rate, seed, Shape.of(dims));
    }

    @Override
    public Shape outputShape(Shape input) {
        Noise.check("Dropout", noiseShape, input);
        return input;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        return call.isTraining() && rate > 0 ? Noise.drop(call, x, rate, seed, Noise.shape(noiseShape, x)) : x;
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
