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

/**
 * Attention of several heads, of which groups share their key and value:
 * {@code y = join(softmax(q * k^T / sqrt(headDim)) * v) * W + b}. As many heads of key and value as of the query are
 * {@link MultiHeadAttention}, one is multi-query attention.
 * Ainslie et al., 2023, <a href="https://arxiv.org/abs/2305.13245">GQA: Training Generalized Multi-Query Transformer Models</a>.
 *
 * <p>Inputs: query {@code (batch, queries, features)}, value {@code (batch, places, features)}, the key {@code (batch, places, features)},
 * which is the value where it is left out, and with {@code attentionMask} a mask. Output shape: that of the query.
 * Masks of query, value and key hide places; that of the query is passed on.
 * Weights, Glorot uniform and zeros: {@code query/kernel (features, query heads, headDim)}, {@code query/bias (query heads, headDim)}, the
 * same for {@code key} with its heads, with {@code useGate} for {@code gate} with those of the query, and for {@code value};
 * {@code attention_output/kernel (query heads, headDim, features)}, {@code attention_output/bias (features)}.
 *
 * <pre>{@code
 * SymbolicTensor y = new GroupQueryAttention(16, 8, 2).apply(x, x);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param headDim length of all projections for each head, at least 1
 * @param numQueryHeads how many heads the query has, at least 1
 * @param numKeyValueHeads how many heads key and value have, a divisor of {@code numQueryHeads}
 * @param dropout fraction of attention weights set to zero while training, in [0, 1]; 0 by default
 * @param useBias whether the projections have biases; true by default
 * @param useGate whether the heads are multiplied by the sigmoid of one more projection of the query (Qiu et al., 2025,
 *     <a href="https://arxiv.org/abs/2505.06708">Gated Attention for Large Language Models</a>); false by default
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
public record GroupQueryAttention(
        String name, int headDim, int numQueryHeads, int numKeyValueHeads, double dropout, boolean useBias, boolean useGate,
        OptionalInt slidingWindow, WeightSpec kernel, WeightSpec bias, Regularizer projectionRegularizer, OptionalLong seed,
        boolean attentionMask, boolean useCausalMask, boolean returnAttentionScores) implements ProjectedAttention {

    /** Checks the parameters. */
    public GroupQueryAttention {
        if (headDim < 1 || numQueryHeads < 1 || numKeyValueHeads < 1 || numQueryHeads % numKeyValueHeads != 0) {
            throw new IllegalArgumentException("GroupQueryAttention: headDim must be a positive integer, and numQueryHeads a multiple of"
                    + " numKeyValueHeads, got " + headDim + ", " + numQueryHeads + " and " + numKeyValueHeads + ".");
        }
        ScoredAttention.check("GroupQueryAttention", dropout);
        if (slidingWindow.isPresent() && slidingWindow.getAsInt() < 1) {
            throw new IllegalArgumentException("GroupQueryAttention: slidingWindow must be a positive integer, got "
                    + slidingWindow.getAsInt() + ".");
        }
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(projectionRegularizer, "projectionRegularizer");
        Objects.requireNonNull(seed, "seed");
    }

    /**
     * Keras's default for numbers of heads.
     *
     * @param headDim length of all projections for each head, at least 1
     * @param numQueryHeads how many heads the query has, at least 1
     * @param numKeyValueHeads how many heads key and value have, a divisor of {@code numQueryHeads}
     */
    public GroupQueryAttention(int headDim, int numQueryHeads, int numKeyValueHeads) {
        this(null, headDim, numQueryHeads, numKeyValueHeads, 0, true, false, OptionalInt.empty(), new WeightSpec(Initializers.GLOROT_UNIFORM),
                new WeightSpec(Initializers.ZEROS), Regularizers.NONE, OptionalLong.empty(), false, false, false);
    }

    @Override
    public GroupQueryAttention name(String value) {
        return new GroupQueryAttention(value, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another dropout}
     *
     * @param value see {@link #dropout}
     */
    public GroupQueryAttention dropout(double value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, value, useBias, useGate, slidingWindow, kernel, bias,
                projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with or without biases}
     *
     * @param value see {@link #useBias}
     */
    public GroupQueryAttention useBias(boolean value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, value, useGate, slidingWindow, kernel, bias,
                projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with or without a gate}
     *
     * @param value see {@link #useGate}
     */
    public GroupQueryAttention useGate(boolean value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, value, slidingWindow, kernel, bias,
                projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy that looks at near places only}
     *
     * @param value see {@link #slidingWindow}
     */
    public GroupQueryAttention slidingWindow(int value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, OptionalInt.of(value),
                kernel, bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another matrices}
     *
     * @param value see {@link #kernel}
     */
    public GroupQueryAttention kernel(WeightSpec value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, value,
                bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another start of the matrices}
     *
     * @param value what it holds before training
     */
    public GroupQueryAttention kernelInitializer(Initializer value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow,
                kernel.initializer(value), bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another penalty on the matrices}
     *
     * @param value what is added to the loss
     */
    public GroupQueryAttention kernelRegularizer(Regularizer value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow,
                kernel.regularizer(value), bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another constraint on the matrices}
     *
     * @param value what it is projected to after each update
     */
    public GroupQueryAttention kernelConstraint(Constraint value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow,
                kernel.constraint(value), bias, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another biases}
     *
     * @param value see {@link #bias}
     */
    public GroupQueryAttention bias(WeightSpec value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                value, projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another start of the biases}
     *
     * @param value what it holds before training
     */
    public GroupQueryAttention biasInitializer(Initializer value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                bias.initializer(value), projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another penalty on the biases}
     *
     * @param value what is added to the loss
     */
    public GroupQueryAttention biasRegularizer(Regularizer value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                bias.regularizer(value), projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another constraint on the biases}
     *
     * @param value what it is projected to after each update
     */
    public GroupQueryAttention biasConstraint(Constraint value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                bias.constraint(value), projectionRegularizer, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another penalty on the results of the projections}
     *
     * @param value see {@link #projectionRegularizer}
     */
    public GroupQueryAttention activityRegularizer(Regularizer value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                bias, value, seed, attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public GroupQueryAttention seed(long value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                bias, projectionRegularizer, OptionalLong.of(value), attentionMask, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with or without a mask as last input}
     *
     * @param value see {@link #attentionMask}
     */
    public GroupQueryAttention attentionMask(boolean value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                bias, projectionRegularizer, seed, value, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy that looks at all places, or not ahead}
     *
     * @param value see {@link #useCausalMask}
     */
    public GroupQueryAttention useCausalMask(boolean value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                bias, projectionRegularizer, seed, attentionMask, value, returnAttentionScores);
    }

    /**
     * {@return a copy with or without the attention weights as second output}
     *
     * @param value see {@link #returnAttentionScores}
     */
    public GroupQueryAttention returnAttentionScores(boolean value) {
        return new GroupQueryAttention(name, headDim, numQueryHeads, numKeyValueHeads, dropout, useBias, useGate, slidingWindow, kernel,
                bias, projectionRegularizer, seed, attentionMask, useCausalMask, value);
    }

    /** {@return {@code GroupedQueryAttention}, as Keras's class is called, other than its public name} */
    @Override
    public String className() {
        return "GroupedQueryAttention";
    }

    /** {@return the penalty on the projections, which Keras puts on the outputs once more} */
    @Override
    public Regularizer activityRegularizer() {
        return projectionRegularizer;
    }

    @Override
    public int queryHeads() {
        return numQueryHeads;
    }

    @Override
    public int keyHeads() {
        return numKeyValueHeads;
    }

    @Override
    public int keyDim() {
        return headDim;
    }

    @Override
    public int valueDim() {
        return headDim;
    }

    @Override
    public Shape outputAxes(Shape query) {
        return Shape.of(query.dim(-1));
    }

    @Override
    public List<Integer> placeAxes(int rank) {
        if (rank != 3) {
            throw new ShapeMismatchException("GroupedQueryAttention", "expects inputs of shape (places, features), got " + (rank - 1)
                    + " axes.");
        }
        return List.of(1);
    }

    @Override
    public boolean hidesAll(boolean training) {
        return dropout > 0 || returnAttentionScores;
    }

    @Override
    public String projectionField(String part) {
        return switch (part) {
            case "attention_output" -> "_output_dense";
            case "gate" -> "_gate_dense";
            default -> "_" + part + "_dense";
        };
    }
}
