package dev.corno.layers.normalization;

import dev.corno.CheckReturnValue;
import dev.corno.constraints.Constraint;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.MaskFlow;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.initializers.Initializers;
import dev.corno.layers.Axis;
import dev.corno.layers.SingleInputLayer;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Divides the channels of each sample into groups of neighbours, gives each group mean 0 and variance 1, then scales and shifts each
 * channel: {@code y = gamma * (x - mean) / sqrt(variance + epsilon) + beta}, with the biased variance. As many groups as channels are
 * instance normalization (Ulyanov et al., 2016), one group is nearly layer normalization.
 * Wu and He, 2018, <a href="https://arxiv.org/abs/1803.08494">Group Normalization</a>.
 *
 * <p>Input and output shape: {@code (batch, ...)}, such as {@code (batch, height, width, channels)}.
 * Weights, each {@code (channels)}: {@code gamma}, ones; {@code beta}, zeros.
 *
 * <pre>{@code
 * var layer = new GroupNormalization(8);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param groups how many groups, a divisor of the number of channels; -1 for as many as there are channels; 32 by default
 * @param axis the axis of the channels, counted with the batch axis; -1, the last, by default
 * @param epsilon added to the variance, 0 or more; 1e-3 by default
 * @param center whether {@code beta} is added; true by default
 * @param scale whether {@code gamma} multiplies; true by default
 * @param beta how beta starts, what it is penalised for and held to; zeros by default
 * @param gamma how gamma starts, what it is penalised for and held to; ones by default
 */
@CheckReturnValue
public record GroupNormalization(
        String name, int groups, int axis, double epsilon, boolean center, boolean scale, WeightSpec beta, WeightSpec gamma)
        implements SingleInputLayer {

    private static final int EACH_CHANNEL = -1;

    /** Checks the parameters. */
    public GroupNormalization {
        if (groups < 1 && groups != EACH_CHANNEL) {
            throw new IllegalArgumentException("GroupNormalization: groups must be a positive integer, or -1 for each channel, got " + groups
                    + ".");
        }
        NormalizedAxes.checkEpsilon("GroupNormalization", epsilon);
        Objects.requireNonNull(beta, "beta");
        Objects.requireNonNull(gamma, "gamma");
    }

    /** Keras's default, 32 groups. */
    public GroupNormalization() {
        this(32);
    }

    /**
     * A number of groups.
     *
     * @param groups how many groups; -1 for as many as there are channels
     */
    public GroupNormalization(int groups) {
        this(null, groups, -1, 1e-3, true, true, new WeightSpec(Initializers.ZEROS), new WeightSpec(Initializers.ONES));
    }

    @Override
    public GroupNormalization name(String value) {
        return new GroupNormalization(value, groups, axis, epsilon, center, scale, beta, gamma);
    }

    /**
     * {@return a copy with another number of groups}
     *
     * @param value see {@link #groups}
     */
    public GroupNormalization groups(int value) {
        return new GroupNormalization(name, value, axis, epsilon, center, scale, beta, gamma);
    }

    /**
     * {@return a copy along another axis}
     *
     * @param value see {@link #axis}
     */
    public GroupNormalization axis(int value) {
        return new GroupNormalization(name, groups, value, epsilon, center, scale, beta, gamma);
    }

    /**
     * {@return a copy with another epsilon}
     *
     * @param value see {@link #epsilon}
     */
    public GroupNormalization epsilon(double value) {
        return new GroupNormalization(name, groups, axis, value, center, scale, beta, gamma);
    }

    /**
     * {@return a copy with or without beta}
     *
     * @param value see {@link #center}
     */
    public GroupNormalization center(boolean value) {
        return new GroupNormalization(name, groups, axis, epsilon, value, scale, beta, gamma);
    }

    /**
     * {@return a copy with or without gamma}
     *
     * @param value see {@link #scale}
     */
    public GroupNormalization scale(boolean value) {
        return new GroupNormalization(name, groups, axis, epsilon, center, value, beta, gamma);
    }

    /**
     * {@return a copy with another shift}
     *
     * @param value see {@link #beta}
     */
    public GroupNormalization beta(WeightSpec value) {
        return new GroupNormalization(name, groups, axis, epsilon, center, scale, value, gamma);
    }

    /**
     * {@return a copy with another start of the shift}
     *
     * @param value what it holds before training
     */
    public GroupNormalization betaInitializer(Initializer value) {
        return new GroupNormalization(name, groups, axis, epsilon, center, scale, beta.initializer(value), gamma);
    }

    /**
     * {@return a copy with another penalty on the shift}
     *
     * @param value what is added to the loss
     */
    public GroupNormalization betaRegularizer(Regularizer value) {
        return new GroupNormalization(name, groups, axis, epsilon, center, scale, beta.regularizer(value), gamma);
    }

    /**
     * {@return a copy with another constraint on the shift}
     *
     * @param value what it is projected to after each update
     */
    public GroupNormalization betaConstraint(Constraint value) {
        return new GroupNormalization(name, groups, axis, epsilon, center, scale, beta.constraint(value), gamma);
    }

    /**
     * {@return a copy with another scale}
     *
     * @param value see {@link #gamma}
     */
    public GroupNormalization gamma(WeightSpec value) {
        return new GroupNormalization(name, groups, axis, epsilon, center, scale, beta, value);
    }

    /**
     * {@return a copy with another start of the scale}
     *
     * @param value what it holds before training
     */
    public GroupNormalization gammaInitializer(Initializer value) {
        return new GroupNormalization(name, groups, axis, epsilon, center, scale, beta, gamma.initializer(value));
    }

    /**
     * {@return a copy with another penalty on the scale}
     *
     * @param value what is added to the loss
     */
    public GroupNormalization gammaRegularizer(Regularizer value) {
        return new GroupNormalization(name, groups, axis, epsilon, center, scale, beta, gamma.regularizer(value));
    }

    /**
     * {@return a copy with another constraint on the scale}
     *
     * @param value what it is projected to after each update
     */
    public GroupNormalization gammaConstraint(Constraint value) {
        return new GroupNormalization(name, groups, axis, epsilon, center, scale, beta, gamma.constraint(value));
    }

    @Override
    public Shape outputShape(Shape input) {
        int channels = input.dim(Axis.position("GroupNormalization", axis, input));
        if (channels == Shape.UNKNOWN) {
            throw new ShapeMismatchException("GroupNormalization", "expects inputs whose axis " + axis + " is known, got " + input.withBatch()
                    + ". Give its length to the Input.");
        }
        if (groups != EACH_CHANNEL && channels % groups != 0) {
            throw new ShapeMismatchException("GroupNormalization", "expects a number of channels that " + groups + " groups divide, got "
                    + channels + ".");
        }
        return input;
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        Shape channels = Shape.of(input.dim(Axis.position("GroupNormalization", axis, input)));
        List<LayerWeight> weights = new ArrayList<>();
        if (scale) {
            weights.add(new LayerWeight("gamma", channels, gamma, true));
        }
        if (center) {
            weights.add(new LayerWeight("beta", channels, beta, true));
        }
        return List.copyOf(weights);
    }

    @Override
    public Expression call(LayerCall call) {
        Shape shape = call.input().shape();
        int channels = Axis.position("GroupNormalization", axis, shape.slice(1, shape.rank())) + 1;
        int count = groups == EACH_CHANNEL ? shape.dim(channels) : groups;
        Expression x = call.input().reshape(split(shape, channels, count));
        Shape each = split(NormalizedAxes.broadcast(call.input(), new int[] {channels}), channels, count);
        int[] axes = IntStream.range(1, x.rank()).filter(other -> other != channels).toArray();
        Expression centred = x.minus(x.mean(true, axes));
        Expression y = centred.times(centred.square().mean(true, axes).plus(epsilon).power(-0.5));
        if (scale) {
            y = y.times(call.weight(0).reshape(each));
        }
        if (center) {
            y = y.plus(call.weight(scale ? 1 : 0).reshape(each));
        }
        return y.reshape(shape);
    }

    // The channels become (groups, channels of a group).
    private static Shape split(Shape shape, int channels, int count) {
        return Shape.of(IntStream.concat(IntStream.concat(IntStream.range(0, channels).map(shape::dim),
                IntStream.of(count, shape.dim(channels) / count)), IntStream.range(channels + 1, shape.rank()).map(shape::dim)).toArray());
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
