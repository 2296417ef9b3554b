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
 * An {@link Embedding} that language models also apply backwards: {@link #reverse} multiplies by its table, transposed, which gives a
 * number for each row. Both ways share the table.
 * Press and Wolf, 2016, <a href="https://arxiv.org/abs/1608.05859">Using the Output Embedding to Improve Language Models</a>.
 *
 * <p>Input shape: {@code (batch, ...)}, whole numbers below {@code inputDim}. Output shape: {@code (batch, ..., outputDim)}.
 * Weights: {@code embeddings (inputDim, outputDim)}, uniform in [-0.05, 0.05]; without {@code tieWeights} also
 * {@code reverse_embeddings (outputDim, inputDim)}, which starts in the same way.
 *
 * <pre>{@code
 * var embedding = new ReversibleEmbedding(1000, 64);
 * SymbolicTensor logits = embedding.reverse().apply(decoder(embedding.apply(tokens)));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param inputDim how many rows the table has, at least 1
 * @param outputDim length of a row, at least 1
 * @param tieWeights whether both ways use the same table; true by default
 * @param maskZero whether the layers after it leave out places where the input is 0; false by default
 * @param logitSoftCap what the absolute numbers of the way back stay below, {@code cap * tanh(x / cap)}, above 0; infinite, which leaves
 *     them as they are, by default
 * @param embeddings how the table starts, what it is penalised for and held to
 * @param activityRegularizer the penalty on the outputs of both ways; none by default
 */
@CheckReturnValue
public record ReversibleEmbedding(String name, int inputDim, int outputDim, boolean tieWeights, boolean maskZero, double logitSoftCap,
        WeightSpec embeddings, Regularizer activityRegularizer) implements SingleInputLayer {

    /** Checks the parameters. */
    public ReversibleEmbedding {
        requirePositive("inputDim", inputDim);
        requirePositive("outputDim", outputDim);
        if (!(logitSoftCap > 0)) {
            throw new IllegalArgumentException("ReversibleEmbedding: logitSoftCap must be above 0, got " + logitSoftCap + ".");
        }
        Objects.requireNonNull(embeddings, "embeddings");
        Objects.requireNonNull(activityRegularizer, "activityRegularizer");
    }

    /**
     * A layer with one table, without a mask.
     *
     * @param inputDim how many rows the table has, at least 1
     * @param outputDim length of a row, at least 1
     */
    public ReversibleEmbedding(int inputDim, int outputDim) {
        this(null, inputDim, outputDim, true, false, Double.POSITIVE_INFINITY, new WeightSpec(new RandomUniform(-0.05, 0.05)),
                Regularizers.NONE);
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("ReversibleEmbedding: " + what + " must be a positive integer, got " + value + ".");
        }
    }

    @Override
    public ReversibleEmbedding name(String value) {
        return new ReversibleEmbedding(value, inputDim, outputDim, tieWeights, maskZero, logitSoftCap, embeddings, activityRegularizer);
    }

    /**
     * {@return a copy with one table for both ways or two}
     *
     * @param value see {@link #tieWeights}
     */
    public ReversibleEmbedding tieWeights(boolean value) {
        return new ReversibleEmbedding(name, inputDim, outputDim, value, maskZero, logitSoftCap, embeddings, activityRegularizer);
    }

    /**
     * {@return a copy with or without a mask}
     *
     * @param value see {@link #maskZero}
     */
    public ReversibleEmbedding maskZero(boolean value) {
        return new ReversibleEmbedding(name, inputDim, outputDim, tieWeights, value, logitSoftCap, embeddings, activityRegularizer);
    }

    /**
     * {@return a copy with another bound of the way back}
     *
     * @param value see {@link #logitSoftCap}
     */
    public ReversibleEmbedding logitSoftCap(double value) {
        return new ReversibleEmbedding(name, inputDim, outputDim, tieWeights, maskZero, value, embeddings, activityRegularizer);
    }

    /**
     * {@return a copy with another table}
     *
     * @param value see {@link #embeddings}
     */
    public ReversibleEmbedding embeddings(WeightSpec value) {
        return new ReversibleEmbedding(name, inputDim, outputDim, tieWeights, maskZero, logitSoftCap, value, activityRegularizer);
    }

    /**
     * {@return a copy with another start of the table}
     *
     * @param value what it holds before training
     */
    public ReversibleEmbedding embeddingsInitializer(Initializer value) {
        return embeddings(embeddings.initializer(value));
    }

    /**
     * {@return a copy with another penalty on the table}
     *
     * @param value what is added to the loss
     */
    public ReversibleEmbedding embeddingsRegularizer(Regularizer value) {
        return embeddings(embeddings.regularizer(value));
    }

    /**
     * {@return a copy with another constraint on the table}
     *
     * @param value what it is projected to after each update
     */
    public ReversibleEmbedding embeddingsConstraint(Constraint value) {
        return embeddings(embeddings.constraint(value));
    }

    /**
     * {@return a copy with another penalty on the outputs}
     *
     * @param value see {@link #activityRegularizer}
     */
    public ReversibleEmbedding activityRegularizer(Regularizer value) {
        return new ReversibleEmbedding(name, inputDim, outputDim, tieWeights, maskZero, logitSoftCap, embeddings, value);
    }

    /** {@return the way back, with this layer's weights: what Keras writes as {@code embedding(x, reverse=True)}} */
    public ReversedEmbedding reverse() {
        return new ReversedEmbedding(this);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input.append(outputDim);
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        LayerWeight table = new LayerWeight("embeddings", Shape.of(inputDim, outputDim), embeddings, true);
        return tieWeights ? List.of(table) : List.of(table, new LayerWeight("reverse_embeddings", Shape.of(outputDim, inputDim),
                new WeightSpec(embeddings.initializer()), true));
    }

    @Override
    public Expression call(LayerCall call) {
        return Embedding.rows(call.weight(0), call.input());
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
