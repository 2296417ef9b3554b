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
 * Multiplies by random numbers with mean 1 while training: {@code y = x * (1 + sqrt(rate / (1 - rate)) * n)}, each {@code n} from the
 * standard normal distribution, which varies as much as {@link Dropout} of this rate; passes its input on otherwise. Srivastava et al.,
 * 2014, <a href="https://jmlr.org/papers/v15/srivastava14a.html">Dropout</a>, section 10.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new GaussianDropout(0.3);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param rate the rate of the dropout that varies as much, in [0, 1)
 * @param seed where random numbers start, or empty to follow the model
 */
@CheckReturnValue
public record GaussianDropout(String name, double rate, OptionalLong seed) implements SingleInputLayer {

    /** Checks the parameters. */
    public GaussianDropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("GaussianDropout: rate must be in [0, 1), got " + rate + ".");
        }
        Objects.requireNonNull(seed, "seed");
    }

    /**
     * Random numbers that follow the model's seed.
     *
     * @param rate the rate of the dropout that varies as much, in [0, 1)
     */
    public GaussianDropout(double rate) {
        this(null, rate, OptionalLong.empty());
    }

    @Override
    public GaussianDropout name(String value) {
        return new GaussianDropout(value, rate, seed);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public GaussianDropout seed(long value) {
        return new GaussianDropout(name, rate, OptionalLong.of(value));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        return call.isTraining() && rate > 0
                ? x.times(call.random(Distribution.NORMAL, seed, x.shape()).times(Math.sqrt(rate / (1 - rate))).plus(1)) : x;
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
