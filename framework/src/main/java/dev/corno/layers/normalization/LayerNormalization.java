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
import dev.corno.layers.SingleInputLayer;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Gives the numbers of each sample, along one or more axes, mean 0 and variance 1, then scales and shifts them:
 * {@code y = gamma * (x - mean) / sqrt(variance + epsilon) + beta}, with the biased variance. Other than
 * {@link BatchNormalization} it does the same in training and prediction.
 * Ba, Kiros and Hinton, 2016, <a href="https://arxiv.org/abs/1607.06450">Layer Normalization</a>.
 *
 * <p>Input and output shape: {@code (batch, ...)}, such as {@code (batch, time, features)}.
 * Weights, each with the lengths of the axes: {@code gamma}, ones; {@code beta}, zeros.
 *
 * <pre>{@code
 * var layer = new LayerNormalization().epsilon(1e-6);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param axis the axes that are normalized together, counted with the batch axis, which cannot be among them; -1, the last, by default
 * @param epsilon added to the variance, 0 or more; 1e-3 by default
 * @param center whether {@code beta} is added; true by default
 * @param scale whether {@code gamma} multiplies; true by default
 * @param rmsScaling whether mean and {@code beta} are left out: {@code y = gamma * x / sqrt(variance + epsilon)}; {@code center} and
 *     {@code scale} count for nothing then; false by default
 * @param beta how beta starts, what it is penalised for and held to; zeros by default
 * @param gamma how gamma starts, what it is penalised for and held to; ones by default
 */
@CheckReturnValue
public record LayerNormalization(
        String name, List<Integer> axis, double epsilon, boolean center, boolean scale, boolean rmsScaling, WeightSpec beta,
        WeightSpec gamma) implements SingleInputLayer {

    /** Checks the parameters. */
    public LayerNormalization {
        axis = List.copyOf(axis);
        NormalizedAxes.checkEpsilon("LayerNormalization", epsilon);
        Objects.requireNonNull(beta, "beta");
        Objects.requireNonNull(gamma, "gamma");
    }

    /** Keras's default, along the last axis. */
    public LayerNormalization() {
        this(-1);
    }

    /**
     * Along axes.
     *
     * @param axis the axes that are normalized together, counted with the batch axis
     */
    public LayerNormalization(int... axis) {
        this(null, IntStream.of(axis).boxed().toList(), 1e-3, true, true, false, new WeightSpec(Initializers.ZEROS),
                new WeightSpec(Initializers.ONES));
    }

    @Override
    public LayerNormalization name(String value) {
        return new LayerNormalization(value, axis, epsilon, center, scale, rmsScaling, beta, gamma);
    }

    /**
     * {@return a copy along other axes}
     *
     * @param value see {@link #axis}
     */
    public LayerNormalization axis(int... value) {
        return new LayerNormalization(name, IntStream.of(value).boxed().toList(), epsilon, center, scale, rmsScaling, beta, gamma);
    }

    /**
     * {@return a copy with another epsilon}
     *
     * @param value see {@link #epsilon}
     */
    public LayerNormalization epsilon(double value) {
        return new LayerNormalization(name, axis, value, center, scale, rmsScaling, beta, gamma);
    }

    /**
     * {@return a copy with or without beta}
     *
     * @param value see {@link #center}
     */
    public LayerNormalization center(boolean value) {
        return new LayerNormalization(name, axis, epsilon, value, scale, rmsScaling, beta, gamma);
    }

    /**
     * {@return a copy with or without gamma}
     *
     * @param value see {@link #scale}
     */
    public LayerNormalization scale(boolean value) {
        return new LayerNormalization(name, axis, epsilon, center, value, rmsScaling, beta, gamma);
    }

    /**
     * {@return a copy with or without the mean}
     *
     * @param value see {@link #rmsScaling}
     */
    public LayerNormalization rmsScaling(boolean value) {
        return new LayerNormalization(name, axis, epsilon, center, scale, value, beta, gamma);
    }

    /**
     * {@return a copy with another shift}
     *
     * @param value see {@link #beta}
     */
    public LayerNormalization beta(WeightSpec value) {
        return new LayerNormalization(name, axis, epsilon, center, scale, rmsScaling, value, gamma);
    }

    /**
     * {@return a copy with another start of the shift}
     *
     * @param value what it holds before training
     */
    public LayerNormalization betaInitializer(Initializer value) {
        return new LayerNormalization(name, axis, epsilon, center, scale, rmsScaling, beta.initializer(value), gamma);
    }

    /**
     * {@return a copy with another penalty on the shift}
     *
     * @param value what is added to the loss
     */
    public LayerNormalization betaRegularizer(Regularizer value) {
        return new LayerNormalization(name, axis, epsilon, center, scale, rmsScaling, beta.regularizer(value), gamma);
    }

    /**
     * {@return a copy with another constraint on the shift}
     *
     * @param value what it is projected to after each update
     */
    public LayerNormalization betaConstraint(Constraint value) {
        return new LayerNormalization(name, axis, epsilon, center, scale, rmsScaling, beta.constraint(value), gamma);
    }

    /**
     * {@return a copy with another scale}
     *
     * @param value see {@link #gamma}
     */
    public LayerNormalization gamma(WeightSpec value) {
        return new LayerNormalization(name, axis, epsilon, center, scale, rmsScaling, beta, value);
    }

    /**
     * {@return a copy with another start of the scale}
     *
     * @param value what it holds before training
     */
    public LayerNormalization gammaInitializer(Initializer value) {
        return new LayerNormalization(name, axis, epsilon, center, scale, rmsScaling, beta, gamma.initializer(value));
    }

    /**
     * {@return a copy with another penalty on the scale}
     *
     * @param value what is added to the loss
     */
    public LayerNormalization gammaRegularizer(Regularizer value) {
        return new LayerNormalization(name, axis, epsilon, center, scale, rmsScaling, beta, gamma.regularizer(value));
    }

    /**
     * {@return a copy with another constraint on the scale}
     *
     * @param value what it is projected to after each update
     */
    public LayerNormalization gammaConstraint(Constraint value) {
        return new LayerNormalization(name, axis, epsilon, center, scale, rmsScaling, beta, gamma.constraint(value));
    }

    @Override
    public Shape outputShape(Shape input) {
        NormalizedAxes.lengths("LayerNormalization", axis, input);
        return input;
    }

    private boolean hasGamma() {
        return scale || rmsScaling;
    }

    private boolean hasBeta() {
        return center && !rmsScaling;
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        Shape lengths = NormalizedAxes.lengths("LayerNormalization", axis, input);
        List<LayerWeight> weights = new ArrayList<>();
        if (hasGamma()) {
            weights.add(new LayerWeight("gamma", lengths, gamma, true));
        }
        if (hasBeta()) {
            weights.add(new LayerWeight("beta", lengths, beta, true));
        }
        return List.copyOf(weights);
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        int[] axes = NormalizedAxes.positions("LayerNormalization", axis, x);
        Shape lengths = NormalizedAxes.broadcast(x, axes);
        Expression centred = x.minus(x.mean(true, axes));
        Expression variance = centred.square().mean(true, axes);
        Expression y = (rmsScaling ? x : centred).times(variance.plus(epsilon).power(-0.5));
        if (hasGamma()) {
            y = y.times(call.weight(0).reshape(lengths));
        }
        return hasBeta() ? y.plus(call.weight(hasGamma() ? 1 : 0).reshape(lengths)) : y;
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
