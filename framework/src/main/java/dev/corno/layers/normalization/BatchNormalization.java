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
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gives each channel mean 0 and variance 1 over the batch, then scales and shifts it:
 * {@code y = gamma * (x - mean) / sqrt(variance + epsilon) + beta}. While training, mean and (biased) variance are those of the
 * batch, and the moving ones follow: {@code moving = momentum * moving + (1 - momentum) * batch}; otherwise, and where the layer is
 * frozen, the moving ones are used.
 * Ioffe and Szegedy, 2015, <a href="https://arxiv.org/abs/1502.03167">Batch Normalization</a>.
 *
 * <p>With {@code renorm}, {@code y = gamma * (r * (x - mean) / sqrt(variance + epsilon) + d) + beta} in training, where
 * {@code r = sqrt(variance + epsilon) / renorm_stddev} and {@code d = (mean - renorm_mean) / renorm_stddev} count as constants for the
 * gradient, {@code renorm_stddev} being at least {@code sqrt(epsilon)}. The moving variance is then
 * {@code max(moving_stddev^2 - epsilon, 0)}.
 * Ioffe, 2017, <a href="https://arxiv.org/abs/1702.03275">Batch Renormalization</a>.
 *
 * <p>Input and output shape: {@code (batch, ...)}, such as {@code (batch, height, width, channels)}.
 * Weights, each {@code (channels)}: {@code gamma}, ones; {@code beta}, zeros; {@code moving_mean}, zeros;
 * {@code moving_variance}, ones; with {@code renorm} also {@code moving_stddev}, {@code renorm_mean} and {@code renorm_stddev}, which
 * start like these two. Those after {@code beta} are not trained.
 *
 * <pre>{@code
 * var layer = new BatchNormalization().momentum(0.9);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param axis the axis that keeps its own statistics, counted with the batch axis; -1, the channels, by default
 * @param momentum how much of the moving statistics each step keeps, in [0, 1]; 0.99 by default
 * @param epsilon added to the variance, above 0; 1e-3 by default
 * @param center whether {@code beta} is added; true by default
 * @param scale whether {@code gamma} multiplies; true by default
 * @param beta how beta starts and what it is penalised for; zeros by default
 * @param gamma how gamma starts and what it is penalised for; ones by default
 * @param movingMeanInitializer how the moving mean starts; zeros by default
 * @param movingVarianceInitializer how the moving variance starts; ones by default
 * @param renorm whether batches are corrected towards moving statistics in training; false by default
 * @param renormClipping how far they may be corrected; no bounds by default
 * @param renormMomentum how much of the statistics for the correction each step keeps, in [0, 1]; 0.99 by default
 */
@CheckReturnValue
public record BatchNormalization(
        String name, int axis, double momentum, double epsilon, boolean center, boolean scale, WeightSpec beta, WeightSpec
        gamma, Initializer movingMeanInitializer, Initializer movingVarianceInitializer, boolean renorm, RenormClipping renormClipping,
        double renormMomentum) implements SingleInputLayer {

    /** What Keras adds to the number of entries that a mask leaves. */
    private static final double NO_ENTRY = 1e-7;

    /** Checks the parameters. */
    public BatchNormalization {
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("BatchNormalization: momentum must be in [0, 1], got " + momentum + ".");
        }
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("BatchNormalization: epsilon must be above 0, got " + epsilon + ".");
        }
        Objects.requireNonNull(beta, "beta");
        Objects.requireNonNull(gamma, "gamma");
        Objects.requireNonNull(movingMeanInitializer, "movingMeanInitializer");
        Objects.requireNonNull(movingVarianceInitializer, "movingVarianceInitializer");
        Objects.requireNonNull(renormClipping, "renormClipping");
        if (!(renormMomentum >= 0 && renormMomentum <= 1)) {
            throw new IllegalArgumentException("BatchNormalization: renormMomentum must be in [0, 1], got " + renormMomentum + ".");
        }
    }

    /** Keras's default. */
    public BatchNormalization() {
        this(null, -1, 0.99, 1e-3, true, true, new WeightSpec(Initializers.ZEROS), new WeightSpec(Initializers.ONES),
                Initializers.ZEROS, Initializers.ONES, false, RenormClipping.NONE, 0.99);
    }

    @Override
    public BatchNormalization name(String value) {
        return new BatchNormalization(value, axis, momentum, epsilon, center, scale, beta, gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another axis}
     *
     * @param value see {@link #axis}
     */
    public BatchNormalization axis(int value) {
        return new BatchNormalization(name, value, momentum, epsilon, center, scale, beta, gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another momentum}
     *
     * @param value see {@link #momentum}
     */
    public BatchNormalization momentum(double value) {
        return new BatchNormalization(name, axis, value, epsilon, center, scale, beta, gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another epsilon}
     *
     * @param value see {@link #epsilon}
     */
    public BatchNormalization epsilon(double value) {
        return new BatchNormalization(name, axis, momentum, value, center, scale, beta, gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with or without beta}
     *
     * @param value see {@link #center}
     */
    public BatchNormalization center(boolean value) {
        return new BatchNormalization(name, axis, momentum, epsilon, value, scale, beta, gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with or without gamma}
     *
     * @param value see {@link #scale}
     */
    public BatchNormalization scale(boolean value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, value, beta, gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another beta}
     *
     * @param value see {@link #beta}
     */
    public BatchNormalization beta(WeightSpec value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, value, gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another start of the shift}
     *
     * @param value what it holds before training
     */
    public BatchNormalization betaInitializer(Initializer value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta.initializer(value), gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another penalty on the shift}
     *
     * @param value what is added to the loss
     */
    public BatchNormalization betaRegularizer(Regularizer value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta.regularizer(value), gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another constraint on the shift}
     *
     * @param value what it is projected to after each update
     */
    public BatchNormalization betaConstraint(Constraint value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta.constraint(value), gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another gamma}
     *
     * @param value see {@link #gamma}
     */
    public BatchNormalization gamma(WeightSpec value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta, value, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another start of the scale}
     *
     * @param value what it holds before training
     */
    public BatchNormalization gammaInitializer(Initializer value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta, gamma.initializer(value), movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another penalty on the scale}
     *
     * @param value what is added to the loss
     */
    public BatchNormalization gammaRegularizer(Regularizer value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta, gamma.regularizer(value), movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another constraint on the scale}
     *
     * @param value what it is projected to after each update
     */
    public BatchNormalization gammaConstraint(Constraint value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta, gamma.constraint(value), movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another start of the moving mean}
     *
     * @param value see {@link #movingMeanInitializer}
     */
    public BatchNormalization movingMeanInitializer(Initializer value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta, gamma, value,
                movingVarianceInitializer, renorm, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with another start of the moving variance}
     *
     * @param value see {@link #movingVarianceInitializer}
     */
    public BatchNormalization movingVarianceInitializer(Initializer value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta, gamma, movingMeanInitializer, value, renorm,
                renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with or without batch renormalization}
     *
     * @param value see {@link #renorm}
     */
    public BatchNormalization renorm(boolean value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta, gamma, movingMeanInitializer,
                movingVarianceInitializer, value, renormClipping, renormMomentum);
    }

    /**
     * {@return a copy with other bounds of batch renormalization}
     *
     * @param value see {@link #renormClipping}
     */
    public BatchNormalization renormClipping(RenormClipping value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta, gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, value, renormMomentum);
    }

    /**
     * {@return a copy with another momentum of batch renormalization}
     *
     * @param value see {@link #renormMomentum}
     */
    public BatchNormalization renormMomentum(double value) {
        return new BatchNormalization(name, axis, momentum, epsilon, center, scale, beta, gamma, movingMeanInitializer,
                movingVarianceInitializer, renorm, renormClipping, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.dim(Axis.position("BatchNormalization", axis, input)) == Shape.UNKNOWN) {
            throw new ShapeMismatchException("BatchNormalization", "expects inputs whose axis " + axis + " is known, got "
                    + input.withBatch() + ". Give its length to the Input.");
        }
        return input;
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        Shape channels = Shape.of(input.dim(Axis.position("BatchNormalization", axis, input)));
        List<LayerWeight> weights = new ArrayList<>();
        if (scale) {
            weights.add(new LayerWeight("gamma", channels, gamma, true));
        }
        if (center) {
            weights.add(new LayerWeight("beta", channels, beta, true));
        }
        weights.add(new LayerWeight("moving_mean", channels, new WeightSpec(movingMeanInitializer), false));
        weights.add(new LayerWeight("moving_variance", channels, new WeightSpec(movingVarianceInitializer), false));
        if (renorm) {
            WeightSpec deviation = new WeightSpec(new Deviation(movingVarianceInitializer));
            weights.add(new LayerWeight("moving_stddev", channels, deviation, false));
            weights.add(new LayerWeight("renorm_mean", channels, new WeightSpec(movingMeanInitializer), false));
            weights.add(new LayerWeight("renorm_stddev", channels, deviation, false));
        }
        return List.copyOf(weights);
    }

    @Override
    public boolean usesMask() {
        return true;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        int position = Axis.position("BatchNormalization", axis, x.shape().slice(1, x.rank())) + 1;
        int[] others = IntStream.range(0, x.rank()).filter(other -> other != position).toArray();
        int[] channels = IntStream.range(0, x.rank()).map(other -> other == position ? x.dim(position) : 1).toArray();
        int next = 0;
        Optional<Expression> factor = scale ? Optional.of(call.weight(next++)) : Optional.empty();
        Optional<Expression> shift = center ? Optional.of(call.weight(next++)) : Optional.empty();
        Expression mean = call.weight(next).reshape(channels);
        Expression variance = call.weight(next + 1).reshape(channels);
        boolean ofBatch = call.isTraining() && !call.isFrozen();
        if (ofBatch) {
            mean = average(call, x, others);
            variance = average(call, x.minus(mean).square(), others);
        }
        Expression y = x.minus(mean).times(variance.plus(epsilon).power(-0.5));
        if (ofBatch && renorm) {
            y = renormalized(call, next, y, mean, variance);
        } else if (ofBatch) {
            call.assign(next, moved(call.weight(next), mean, momentum));
            call.assign(next + 1, moved(call.weight(next + 1), variance, momentum));
        }
        y = factor.isPresent() ? y.times(factor.get().reshape(channels)) : y;
        return shift.isPresent() ? y.plus(shift.get().reshape(channels)) : y;
    }

    private Expression renormalized(LayerCall call, int movingMean, Expression normal, Expression mean, Expression variance) {
        Expression deviation = variance.plus(epsilon).sqrt();
        Expression keptMean = call.weight(movingMean + 3).reshape(mean.shape());
        Expression kept = call.weight(movingMean + 4).maximum(Math.sqrt(epsilon)).reshape(mean.shape());
        Expression r = renormClipping.factor(deviation.dividedBy(kept)).stopGradient();
        Expression d = renormClipping.summand(mean.minus(keptMean).dividedBy(kept)).stopGradient();
        Expression movedDeviation = moved(call.weight(movingMean + 2), deviation, momentum);
        call.assign(movingMean, moved(call.weight(movingMean), mean, momentum));
        call.assign(movingMean + 1, movedDeviation.square().minus(epsilon).relu());
        call.assign(movingMean + 2, movedDeviation);
        call.assign(movingMean + 3, moved(call.weight(movingMean + 3), mean, renormMomentum));
        call.assign(movingMean + 4, moved(call.weight(movingMean + 4), deviation, renormMomentum));
        return normal.times(r).plus(d);
    }

    // Masked entries do not count.
    private static Expression average(LayerCall call, Expression x, int[] axes) {
        if (call.mask(0).isEmpty()) {
            return x.mean(true, axes);
        }
        Expression mask = call.mask(0).get();
        Expression weights = mask.reshape(IntStream.range(0, x.rank()).map(axis -> axis < mask.rank() ? mask.dim(axis) : 1).toArray())
                .broadcastTo(x.shape());
        return x.times(weights).sum(true, axes).dividedBy(weights.sum(true, axes).plus(NO_ENTRY));
    }

    private static Expression moved(Expression kept, Expression seen, double momentum) {
        return kept.times(momentum).plus(seen.reshape(kept.shape()).times(1 - momentum));
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
