package dev.corno.layers.attention;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Additive attention: each place of a query gets the mean of the values, weighted by how well query and key fit,
 * {@code y = softmax(sum(scale * tanh(query + key))) * value}.
 * Bahdanau, Cho and Bengio, 2014, <a href="https://arxiv.org/abs/1409.0473">Neural Machine Translation by Jointly Learning to Align and
 * Translate</a>.
 *
 * <p>Inputs: query {@code (batch, queries, dim)}, value {@code (batch, places, values)}, and the key {@code (batch, places, dim)}, which is
 * the value where it is left out. Output shape: {@code (batch, queries, values)}. A mask of the value hides places, one of the query makes
 * zeros of the output and is passed on.
 * Weight: {@code scale (dim)}, Glorot uniform, with {@code useScale}.
 *
 * <pre>{@code
 * SymbolicTensor context = new AdditiveAttention().apply(query, value);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param useScale whether each feature counts as much as is learned; true by default
 * @param dropout fraction of attention weights set to zero while training, in [0, 1]; 0 by default
 * @param seed where random numbers start, or empty to follow the model
 * @param useCausalMask whether each place of the query only looks at places up to its own; an argument of the call in Keras; false by
 *     default
 * @param returnAttentionScores whether the attention weights {@code (batch, queries, places)} are a second output, see
 *     {@link Layer#applyAll}; an argument of the call in Keras; false by default
 */
@CheckReturnValue
public record AdditiveAttention(
        String name, boolean useScale, double dropout, OptionalLong seed, boolean useCausalMask, boolean returnAttentionScores)
        implements ScoredAttention {

    /** Checks the parameters. */
    public AdditiveAttention {
        ScoredAttention.check("AdditiveAttention", dropout);
        Objects.requireNonNull(seed, "seed");
    }

    /** Keras's default, with a scale. */
    public AdditiveAttention() {
        this(null, true, 0, OptionalLong.empty(), false, false);
    }

    @Override
    public AdditiveAttention name(String value) {
        return new AdditiveAttention(value, useScale, dropout, seed, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with or without a scale}
     *
     * @param value see {@link #useScale}
     */
    public AdditiveAttention useScale(boolean value) {
        return new AdditiveAttention(name, value, dropout, seed, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another dropout}
     *
     * @param value see {@link #dropout}
     */
    public AdditiveAttention dropout(double value) {
        return new AdditiveAttention(name, useScale, value, seed, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public AdditiveAttention seed(long value) {
        return new AdditiveAttention(name, useScale, dropout, OptionalLong.of(value), useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy that looks at all places, or not ahead}
     *
     * @param value see {@link #useCausalMask}
     */
    public AdditiveAttention useCausalMask(boolean value) {
        return new AdditiveAttention(name, useScale, dropout, seed, value, returnAttentionScores);
    }

    /**
     * {@return a copy with or without the attention weights as second output}
     *
     * @param value see {@link #returnAttentionScores}
     */
    public AdditiveAttention returnAttentionScores(boolean value) {
        return new AdditiveAttention(name, useScale, dropout, seed, useCausalMask, value);
    }

    @Override
    public List<LayerWeight> weights(List<Shape> inputs) {
        return useScale ? List.of(new LayerWeight("scale", Shape.of(inputs.get(0).dim(1)), new WeightSpec(Initializers.GLOROT_UNIFORM), true))
                : List.of();
    }

    @Override
    public Expression scores(LayerCall call, Expression query, Expression key) {
        Expression sums = query.expandDims(2).plus(key.expandDims(1)).tanh();
        return (useScale ? sums.times(call.weight(0)) : sums).sum(false, -1);
    }
}
