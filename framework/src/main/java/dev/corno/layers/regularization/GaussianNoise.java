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
 * Adds random numbers with mean 0 while training: {@code y = x + stddev * n}, each {@code n} from the standard normal distribution;
 * passes its input on otherwise.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new GaussianNoise(0.1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param stddev standard deviation of what is added, 0 or more
 * @param seed where random numbers start, or empty to follow the model
 */
@CheckReturnValue
public record GaussianNoise(String name, double stddev, OptionalLong seed) implements SingleInputLayer {

    /** Checks the parameters. */
    public GaussianNoise {
        if (!(stddev >= 0)) {
            throw new IllegalArgumentException("GaussianNoise: stddev must be 0 or more, got " + stddev + ".");
        }
        Objects.requireNonNull(seed, "seed");
    }

    /**
     * Random numbers that follow the model's seed.
     *
     * @param stddev standard deviation of what is added, 0 or more
     */
    public GaussianNoise(double stddev) {
        this(null, stddev, OptionalLong.empty());
    }

    @Override
    public GaussianNoise name(String value) {
        return new GaussianNoise(value, stddev, seed);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public GaussianNoise seed(long value) {
        return new GaussianNoise(name, stddev, OptionalLong.of(value));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        return call.isTraining() && stddev > 0 ? x.plus(call.random(Distribution.NORMAL, seed, x.shape()).times(stddev)) : x;
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
