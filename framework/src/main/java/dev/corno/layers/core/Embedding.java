package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.constraints.Constraint;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.MaskFlow;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.initializers.RandomUniform;
import dev.corno.layers.SingleInputLayer;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Objects;

/**
 * Turns whole numbers, such as the numbers of words, into rows of a table that is learned: {@code y = embeddings[x]}.
 *
 * <p>Input shape: {@code (batch, ...)}, whole numbers of 0 to {@code inputDim - 1}; another is an error when the network runs. Output
 * shape: {@code (batch, ..., outputDim)}. With {@code maskZero} the output has a mask: 0 stands for no word.
 * Weights: {@code embeddings (inputDim, outputDim)}, evenly distributed in [-0.05, 0.05).
 *
 * <pre>{@code
 * var model = new Sequential(new Input(Shape.UNKNOWN), new Embedding(10_000, 64).maskZero(true), new LSTM(32), new Dense(1));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param inputDim how many rows the table has, at least 1
 * @param outputDim length of a row, at least 1
 * @param maskZero whether the layers after it leave out places where the input is 0; false by default
 * @param embeddings how the table starts, what it is penalised for and held to
 * @param activityRegularizer the penalty on the outputs; none by default
 */
@CheckReturnValue
public record Embedding(String name, int inputDim, int outputDim, boolean maskZero, WeightSpec embeddings,
        Regularizer activityRegularizer) implements SingleInputLayer {

    /** Checks the parameters. */
    public Embedding {
        requirePositive("inputDim", inputDim);
        requirePositive("outputDim", outputDim);
        Objects.requireNonNull(embeddings, "embeddings");
        Objects.requireNonNull(activityRegularizer, "activityRegularizer");
    }

    /**
     * A layer without a mask.
     *
     * @param inputDim how many rows the table has, at least 1
     * @param outputDim length of a row, at least 1
     */
    public Embedding(int inputDim, int outputDim) {
        this(null, inputDim, outputDim, false, new WeightSpec(new RandomUniform(-0.05, 0.05)), Regularizers.NONE);
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("Embedding: " + what + " must be a positive integer, got " + value + ".");
        }
    }

    @Override
    public Embedding name(String value) {
        return new Embedding(value, inputDim, outputDim, maskZero, embeddings, activityRegularizer);
    }

    /**
     * {@return a copy with a mask, or without}
     *
     * @param value see {@link #maskZero}
     */
    public Embedding maskZero(boolean value) {
        return new Embedding(name, inputDim, outputDim, value, embeddings, activityRegularizer);
    }

    /**
     * {@return a copy with another start of the table}
     *
     * @param value what it holds before training
     */
    public Embedding embeddingsInitializer(Initializer value) {
        return new Embedding(name, inputDim, outputDim, maskZero, embeddings.initializer(value), activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the table}
     *
     * @param value what is added to the loss
     */
    public Embedding embeddingsRegularizer(Regularizer value) {
        return new Embedding(name, inputDim, outputDim, maskZero, embeddings.regularizer(value), activityRegularizer);
    }

    /**
     * {@return a copy with another constraint on the table}
     *
     * @param value what it is projected to after each update
     */
    public Embedding embeddingsConstraint(Constraint value) {
        return new Embedding(name, inputDim, outputDim, maskZero, embeddings.constraint(value), activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the outputs}
     *
     * @param value see {@link #activityRegularizer}
     */
    public Embedding activityRegularizer(Regularizer value) {
        return new Embedding(name, inputDim, outputDim, maskZero, embeddings, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input.append(outputDim);
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        return List.of(new LayerWeight("embeddings", Shape.of(inputDim, outputDim), embeddings, true));
    }

    @Override
    public Expression call(LayerCall call) {
        return rows(call.weight(0), call.input());
    }

    // As in Python, numbers below 0 count from the end.
    static Expression rows(Expression table, Expression indices) {
        return table.gather(indices.greaterEqual(Expression.fill(0, Shape.scalar())).select(indices, indices.plus(table.dim(0))));
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return maskZero ? MaskFlow.COMPUTED : MaskFlow.DROPPED;
    }

    @Override
    public Expression mask(LayerCall call) {
        return call.input().equalTo(0).negate().plus(1);
    }

    @Override
    public Shape maskShape(List<Shape> inputs) {
        return inputs.get(0);
    }
}
