package dev.corno.layers.attention;

import dev.corno.CheckReturnValue;
import dev.corno.constraints.Constraint;
import dev.corno.graph.Layer;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.initializers.Initializers;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Attention of several heads, each of which looks at projections of its own: {@code y = join(softmax(q * k^T / sqrt(keyDim)) * v) * W + b}.
 * Vaswani et al., 2017, <a href="https://arxiv.org/abs/1706.03762">Attention Is All You Need</a>.
 *
 * <p>Inputs: query {@code (batch, queries, features)}, value {@code (batch, places, features)}, the key {@code (batch, places, features)},
 * which is the value where it is left out, and with {@code attentionMask} a mask. Output shape: {@code (batch, queries, features of the
 * query)}, or as {@code outputShape} says.
 * Masks of query, value and key hide places; that of the query is passed on.
 * Weights, Glorot uniform and zeros: {@code query/kernel (features, heads, keyDim)}, {@code query/bias (heads, keyDim)}, the same for
 * {@code key}, with {@code useGate} for {@code gate}, and for {@code value} with {@code valueDim};
 * {@code attention_output/kernel (heads, valueDim, output)}, {@code attention_output/bias (output)}.
 *
 * <pre>{@code
 * SymbolicTensor y = new MultiHeadAttention(4, 16).useCausalMask(true).apply(x, x);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param numHeads how many heads, at least 1
 * @param keyDim length of the projections of query and key for each head, at least 1
 * @param valueDim length of the projections of the value for each head, at least 1; {@code keyDim} by default
 * @param dropout fraction of attention weights set to zero while training, in [0, 1]; 0 by default
 * @param useBias whether the projections have biases; true by default
 * @param useGate whether the heads are multiplied by the sigmoid of one more projection of the query (Qiu et al., 2025,
 *     <a href="https://arxiv.org/abs/2505.06708">Gated Attention for Large Language Models</a>); false by default
 * @param outputShape the last axes of the output; {@code ()}, the default, for the features of the query
 * @param attentionAxes the axes of places, counted with the batch axis; none, the default, for all but the batch axis and the last
 * @param slidingWindow how far a place looks to either side, the own one included, at least 1; empty, the default, for all places
 * @param kernel how the matrices start, what they are penalised for and held to
 * @param bias how the biases start, what they are penalised for and held to
 * @param projectionRegularizer the penalty on the results of the projections, Keras's {@code activity_regularizer}; none by default
 * @param seed where random numbers start, or empty to follow the model
 * @param attentionMask whether the last input is a mask {@code (batch, queries, places)}, 0 where a place of the query may not look at one
 *     of the key; Keras's argument {@code attention_mask} of the call; false by default
 * @param useCausalMask whether each place of the query only looks at places up to its own; an argument of the call in Keras; false by
 *     default
 * @param returnAttentionScores whether the attention weights {@code (batch, heads, queries, places)}, before dropout, are a second
 *     output, see {@link Layer#applyAll}; an argument of the call in Keras; false by default
 */
@CheckReturnValue
public record MultiHeadAttention(
        String name, int numHeads, int keyDim, int valueDim, double dropout, boolean useBias, boolean useGate, Shape outputShape,
        List<Integer> attentionAxes, OptionalInt slidingWindow, WeightSpec kernel, WeightSpec bias, Regularizer projectionRegularizer,
        OptionalLong seed, boolean attentionMask, boolean useCausalMask, boolean returnAttentionScores) implements ProjectedAttention {

    /** Checks the parameters. */
    public MultiHeadAttention {
        if (numHeads < 1 || keyDim < 1 || valueDim < 1) {
            throw new IllegalArgumentException("MultiHeadAttention: numHeads, keyDim and valueDim must be positive integers, got " + numHeads
                    + ", " + keyDim + " and " + valueDim + ".");
        }
        ScoredAttention.check("MultiHeadAttention", dropout);
        if (slidingWindow.isPresent() && slidingWindow.getAsInt() < 1) {
            throw new IllegalArgumentException("MultiHeadAttention: slidingWindow must be a positive integer, got "
                    + slidingWindow.getAsInt() + ".");
        }
        attentionAxes = List.copyOf(attentionAxes);
        if (attentionAxes.contains(0)) {
            throw new IllegalArgumentException("MultiHeadAttention: attentionAxes must not have 0, which is the batch axis, got "
                    + attentionAxes + ".");
        }
        if (!outputShape.isKnown()) {
            throw new IllegalArgumentException("MultiHeadAttention: outputShape must be known, got " + outputShape + ".");
        }
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(projectionRegularizer, "projectionRegularizer");
        Objects.requireNonNull(seed, "seed");
    }

    /**
     * Keras's default for a number of heads.
     *
     * @param numHeads how many heads, at least 1
     * @param keyDim length of all projections for each head, at least 1
     */
    public MultiHeadAttention(int numHeads, int keyDim) {
        this(null, numHeads, keyDim, keyDim, 0, true, false, Shape.scalar(), List.of(), OptionalInt.empty(),
                new WeightSpec(Initializers.GLOROT_UNIFORM), new WeightSpec(Initializers.ZEROS), Regularizers.NONE, OptionalLong.empty(),
                false, false, false);
    }

    @Override
    public MultiHeadAttention name(String value) {
        return new MultiHeadAttention(value, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another length of the values}
     *
     * @param value see {@link #valueDim}
     */
    public MultiHeadAttention valueDim(int value) {
        return new MultiHeadAttention(name, numHeads, keyDim, value, dropout, useBias, useGate, outputShape, attentionAxes, slidingWindow,
                kernel, bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another dropout}
     *
     * @param value see {@link #dropout}
     */
    public MultiHeadAttention dropout(double value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, value, useBias, useGate, outputShape, attentionAxes, slidingWindow,
                kernel, bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with or without biases}
     *
     * @param value see {@link #useBias}
     */
    public MultiHeadAttention useBias(boolean value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, value, useGate, outputShape, attentionAxes, slidingWindow,
                kernel, bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with or without a gate}
     *
     * @param value see {@link #useGate}
     */
    public MultiHeadAttention useGate(boolean value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, value, outputShape, attentionAxes, slidingWindow,
                kernel, bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with other last axes of the output}
     *
     * @param value see {@link #outputShape}
     */
    public MultiHeadAttention outputShape(int... value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, Shape.of(value), attentionAxes,
                slidingWindow, kernel, bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with other axes of places}
     *
     * @param value see {@link #attentionAxes}
     */
    public MultiHeadAttention attentionAxes(int... value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape,
                IntStream.of(value).boxed().toList(), slidingWindow, kernel, bias, projectionRegularizer, seed, attentionMask,
                useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy that looks at near places only}
     *
     * @param value see {@link #slidingWindow}
     */
    public MultiHeadAttention slidingWindow(int value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                OptionalInt.of(value), kernel, bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another matrices}
     *
     * @param value see {@link #kernel}
     */
    public MultiHeadAttention kernel(WeightSpec value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, value, bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another start of the matrices}
     *
     * @param value what it holds before training
     */
    public MultiHeadAttention kernelInitializer(Initializer value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel.initializer(value), bias, projectionRegularizer, seed, attentionMask, useCausalMask,
                returnAttentionScores);
    }

    /**
     * {@return a copy with another penalty on the matrices}
     *
     * @param value what is added to the loss
     */
    public MultiHeadAttention kernelRegularizer(Regularizer value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel.regularizer(value), bias, projectionRegularizer, seed, attentionMask, useCausalMask,
                returnAttentionScores);
    }

    /**
     * {@return a copy with another constraint on the matrices}
     *
     * @param value what it is projected to after each update
     */
    public MultiHeadAttention kernelConstraint(Constraint value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel.constraint(value), bias, projectionRegularizer, seed, attentionMask, useCausalMask,
                returnAttentionScores);
    }

    /**
     * {@return a copy with another biases}
     *
     * @param value see {@link #bias}
     */
    public MultiHeadAttention bias(WeightSpec value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, value, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another start of the biases}
     *
     * @param value what it holds before training
     */
    public MultiHeadAttention biasInitializer(Initializer value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, bias.initializer(value), projectionRegularizer, seed, attentionMask, useCausalMask,
                returnAttentionScores);
    }

    /**
     * {@return a copy with another penalty on the biases}
     *
     * @param value what is added to the loss
     */
    public MultiHeadAttention biasRegularizer(Regularizer value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, bias.regularizer(value), projectionRegularizer, seed, attentionMask, useCausalMask,
                returnAttentionScores);
    }

    /**
     * {@return a copy with another constraint on the biases}
     *
     * @param value what it is projected to after each update
     */
    public MultiHeadAttention biasConstraint(Constraint value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, bias.constraint(value), projectionRegularizer, seed, attentionMask, useCausalMask,
                returnAttentionScores);
    }

    /**
     * {@return a copy with another penalty on the results of the projections}
     *
     * @param value see {@link #projectionRegularizer}
     */
    public MultiHeadAttention activityRegularizer(Regularizer value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, bias, value, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public MultiHeadAttention seed(long value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, bias, projectionRegularizer, OptionalLong.of(value), attentionMask, useCausalMask,
                returnAttentionScores);
    }

    /**
     * {@return a copy with or without a mask as last input}
     *
     * @param value see {@link #attentionMask}
     */
    public MultiHeadAttention attentionMask(boolean value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, bias, projectionRegularizer, seed, value, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy that looks at all places, or not ahead}
     *
     * @param value see {@link #useCausalMask}
     */
    public MultiHeadAttention useCausalMask(boolean value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, bias, projectionRegularizer, seed, attentionMask, value, returnAttentionScores);
    }

    /**
     * {@return a copy with or without the attention weights as second output}
     *
     * @param value see {@link #returnAttentionScores}
     */
    public MultiHeadAttention returnAttentionScores(boolean value) {
        return new MultiHeadAttention(name, numHeads, keyDim, valueDim, dropout, useBias, useGate, outputShape, attentionAxes,
                slidingWindow, kernel, bias, projectionRegularizer, seed, attentionMask, useCausalMask, value);
    }

    @Override
    public int queryHeads() {
        return numHeads;
    }

    @Override
    public int keyHeads() {
        return numHeads;
    }

    @Override
    public Shape outputAxes(Shape query) {
        return outputShape.rank() == 0 ? Shape.of(query.dim(-1)) : outputShape;
    }

    @Override
    public List<Integer> placeAxes(int rank) {
        List<Integer> axes = attentionAxes.isEmpty() ? IntStream.range(1, rank - 1).boxed().toList()
                : attentionAxes.stream().map(axis -> axis < 0 ? axis + rank : axis).sorted().toList();
        if (axes.stream().anyMatch(axis -> axis < 1 || axis > rank - 2) || axes.stream().distinct().count() < axes.size()) {
            throw new ShapeMismatchException("MultiHeadAttention", "expects attentionAxes between the batch axis and the features, each once, got "
                    + attentionAxes + " for inputs of " + rank + " axes.");
        }
        return axes;
    }

    @Override
    public boolean hidesAll(boolean training) {
        return training && dropout > 0 || returnAttentionScores;
    }

    @Override
    public String projectionField(String part) {
        return switch (part) {
            case "attention_output" -> "output_dense";
            case "gate" -> "_gate_dense";
            default -> part + "_dense";
        };
    }
}
