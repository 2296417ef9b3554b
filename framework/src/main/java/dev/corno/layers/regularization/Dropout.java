package dev.corno.layers.regularization;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.expression.Operation.Distribution;
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
 */
@CheckReturnValue
public record Dropout(String name, double rate, OptionalLong seed) implements SingleInputLayer {

    /** Checks the parameters. */
    public Dropout {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("Dropout: rate must be in [0, 1], got " + rate + ".");
        }
        Objects.requireNonNull(seed, "seed");
    }

    /**
     * Random numbers that follow the model's seed.
     *
     * @param rate fraction of inputs set to zero, in [0, 1]
     */
    public Dropout(double rate) {
        this(null, rate, OptionalLong.empty());
    }

    @Override
    public Dropout name(String value) {
        return new Dropout(value, rate, seed);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public Dropout seed(long value) {
        return new Dropout(name, rate, OptionalLong.of(value));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        if (!call.isTraining() || rate == 0) {
            return x;
        }
        Expression kept = call.random(Distribution.UNIFORM, seed, x.shape()).greaterEqual(Expression.fill(rate, Shape.scalar()));
        return rate == 1 ? x.times(0) : x.times(kept).dividedBy(1 - rate);
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
