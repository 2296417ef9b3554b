package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
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
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Objects;

/**
 * Multiplies by a matrix and adds a bias: {@code y = activation(x * kernel + bias)}, along the last axis of an input of any
 * rank.
 *
 * <p>Input shape: {@code (batch, ..., features)}. Output shape: {@code (batch, ..., units)}.
 * Weights: {@code kernel (features, units)}, Glorot uniform; {@code bias (units)}, zeros.
 *
 * <pre>{@code
 * var layer = new Dense(64, Activations.RELU).kernelRegularizer(new L2(1e-4));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param units length of the output's last axis, at least 1
 * @param activation what is applied to the sums; {@code LINEAR} by default
 * @param useBias whether a bias is added; true by default
 * @param kernel how the matrix starts and what it is penalised for
 * @param bias how the bias starts and what it is penalised for
 * @param activityRegularizer the penalty on the outputs; none by default
 */
@CheckReturnValue
public record Dense(
        String name, int units, Activation activation, boolean useBias, WeightSpec kernel, WeightSpec bias,
        Regularizer activityRegularizer)
        implements SingleInputLayer {

    /** Checks the parameters. */
    public Dense {
        if (units < 1) {
            throw new IllegalArgumentException("Dense: units must be a positive integer, got " + units + ".");
        }
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(activityRegularizer, "activityRegularizer");
    }

    /**
     * A layer without activation.
     *
     * @param units length of the output's last axis, at least 1
     */
    public Dense(int units) {
        this(units, Activations.LINEAR);
    }

    /**
     * A layer with an activation.
     *
     * @param units length of the output's last axis, at least 1
     * @param activation what is applied to the sums
     */
    public Dense(int units, Activation activation) {
        this(null, units, activation, true, new WeightSpec(Initializers.GLOROT_UNIFORM), new WeightSpec(Initializers.ZEROS),
                Regularizers.NONE);
    }

    @Override
    public Dense name(String value) {
        return new Dense(value, units, activation, useBias, kernel, bias, activityRegularizer);
    }

    /**
     * {@return a copy with another activation}
     *
     * @param value see {@link #activation}
     */
    public Dense activation(Activation value) {
        return new Dense(name, units, value, useBias, kernel, bias, activityRegularizer);
    }

    /**
     * {@return a copy with or without a bias}
     *
     * @param value see {@link #useBias}
     */
    public Dense useBias(boolean value) {
        return new Dense(name, units, activation, value, kernel, bias, activityRegularizer);
    }

    /**
     * {@return a copy with another kernel}
     *
     * @param value see {@link #kernel}
     */
    public Dense kernel(WeightSpec value) {
        return new Dense(name, units, activation, useBias, value, bias, activityRegularizer);
    }

    /**
     * {@return a copy with another start of the kernel}
     *
     * @param value what it holds before training
     */
    public Dense kernelInitializer(Initializer value) {
        return new Dense(name, units, activation, useBias, kernel.initializer(value), bias, activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the kernel}
     *
     * @param value what is added to the loss
     */
    public Dense kernelRegularizer(Regularizer value) {
        return new Dense(name, units, activation, useBias, kernel.regularizer(value), bias, activityRegularizer);
    }

    /**
     * {@return a copy with another constraint on the kernel}
     *
     * @param value what it is projected to after each update
     */
    public Dense kernelConstraint(Constraint value) {
        return new Dense(name, units, activation, useBias, kernel.constraint(value), bias, activityRegularizer);
    }

    /**
     * {@return a copy with another bias}
     *
     * @param value see {@link #bias}
     */
    public Dense bias(WeightSpec value) {
        return new Dense(name, units, activation, useBias, kernel, value, activityRegularizer);
    }

    /**
     * {@return a copy with another start of the bias}
     *
     * @param value what it holds before training
     */
    public Dense biasInitializer(Initializer value) {
        return new Dense(name, units, activation, useBias, kernel, bias.initializer(value), activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the bias}
     *
     * @param value what is added to the loss
     */
    public Dense biasRegularizer(Regularizer value) {
        return new Dense(name, units, activation, useBias, kernel, bias.regularizer(value), activityRegularizer);
    }

    /**
     * {@return a copy with another constraint on the bias}
     *
     * @param value what it is projected to after each update
     */
    public Dense biasConstraint(Constraint value) {
        return new Dense(name, units, activation, useBias, kernel, bias.constraint(value), activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the outputs}
     *
     * @param value see {@link #activityRegularizer}
     */
    public Dense activityRegularizer(Regularizer value) {
        return new Dense(name, units, activation, useBias, kernel, bias, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() == 0) {
            throw new ShapeMismatchException("Dense", "expects inputs of shape (..., features), got (). "
                    + "Put new Reshape(1) before it.");
        }
        if (input.dim(-1) == Shape.UNKNOWN) {
            throw new ShapeMismatchException("Dense", "expects inputs whose last axis is known, got " + input
                    + ". Give its length to the Input.");
        }
        return activation.outputShape(input.with(-1, units));
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        LayerWeight matrix = new LayerWeight("kernel", Shape.of(input.dim(-1), units), kernel, true);
        return useBias ? List.of(matrix, new LayerWeight("bias", Shape.of(units), bias, true)) : List.of(matrix);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return input.isKnown() ? input.size() * units : 0;
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression product = call.input().matmul(call.weight(0));
        return (useBias ? product.plus(call.weight(1)) : product).apply(activation);
    }
}
