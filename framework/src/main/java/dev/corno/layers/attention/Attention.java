package dev.corno.layers.attention;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Dot-product attention: each place of a query gets the mean of the values, weighted by how well query and key fit,
 * {@code y = softmax(query * key^T) * value}.
 * Luong, Pham and Manning, 2015, <a href="https://arxiv.org/abs/1508.04025">Effective Approaches to Attention-based Neural Machine
 * Translation</a>.
 *
 * <p>Inputs: query {@code (batch, queries, dim)}, value {@code (batch, places, values)}, and the key {@code (batch, places, dim)}, which is
 * the value where it is left out. Output shape: {@code (batch, queries, values)}. A mask of the value hides places, one of the query makes
 * zeros of the output and is passed on.
 * Weights: {@code scale ()}, one, with {@code useScale}; {@code concat_score_weight ()}, one, with {@link ScoreMode#CONCAT}.
 *
 * <pre>{@code
 * SymbolicTensor context = new Attention().apply(query, value);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param useScale whether the scores are multiplied by a number that is learned; false by default
 * @param scoreMode how query and key are compared; {@code DOT} by default
 * @param dropout fraction of attention weights set to zero while training, in [0, 1]; 0 by default
 * @param seed where random numbers start, or empty to follow the model
 * @param useCausalMask whether each place of the query only looks at places up to its own; an argument of the call in Keras; false by
 *     default
 * @param returnAttentionScores whether the attention weights {@code (batch, queries, places)} are a second output, see
 *     {@link Layer#applyAll}; an argument of the call in Keras; false by default
 */
@CheckReturnValue
public record Attention(
        String name, boolean useScale, ScoreMode scoreMode, double dropout, OptionalLong seed, boolean useCausalMask,
        boolean returnAttentionScores) implements ScoredAttention {

    /** How query and key are compared. */
    public enum ScoreMode {

        /** {@code scale * query * key}. */
        DOT,

        /** {@code concat_score_weight * sum(tanh(scale * (query + key)))}. */
        CONCAT
    }

    /** Checks the parameters. */
    public Attention {
        Objects.requireNonNull(scoreMode, "scoreMode");
        ScoredAttention.check("Attention", dropout);
        Objects.requireNonNull(seed, "seed");
    }

    /** Keras's default: the dot product. */
    public Attention() {
        this(null, false, ScoreMode.DOT, 0, OptionalLong.empty(), false, false);
    }

    @Override
    public Attention name(String value) {
        return new Attention(value, useScale, scoreMode, dropout, seed, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with or without a scale}
     *
     * @param value see {@link #useScale}
     */
    public Attention useScale(boolean value) {
        return new Attention(name, value, scoreMode, dropout, seed, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another comparison}
     *
     * @param value see {@link #scoreMode}
     */
    public Attention scoreMode(ScoreMode value) {
        return new Attention(name, useScale, value, dropout, seed, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy with another dropout}
     *
     * @param value see {@link #dropout}
     */
    public Attention dropout(double value) {
        return new Attention(name, useScale, scoreMode, value, seed, useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy whose random numbers do not follow the model's seed}
     *
     * @param value where they start
     */
    public Attention seed(long value) {
        return new Attention(name, useScale, scoreMode, dropout, OptionalLong.of(value), useCausalMask, returnAttentionScores);
    }

    /**
     * {@return a copy that looks at all places, or not ahead}
     *
     * @param value see {@link #useCausalMask}
     */
    public Attention useCausalMask(boolean value) {
        return new Attention(name, useScale, scoreMode, dropout, seed, value, returnAttentionScores);
    }

    /**
     * {@return a copy with or without the attention weights as second output}
     *
     * @param value see {@link #returnAttentionScores}
     */
    public Attention returnAttentionScores(boolean value) {
        return new Attention(name, useScale, scoreMode, dropout, seed, useCausalMask, value);
    }

    @Override
    public List<LayerWeight> weights(List<Shape> inputs) {
        List<LayerWeight> weights = new ArrayList<>();
        if (useScale) {
            weights.add(new LayerWeight("scale", Shape.scalar(), new WeightSpec(Initializers.ONES), true));
        }
        if (scoreMode == ScoreMode.CONCAT) {
            weights.add(new LayerWeight("concat_score_weight", Shape.scalar(), new WeightSpec(Initializers.ONES), true));
        }
        return List.copyOf(weights);
    }

    @Override
    public Expression scores(LayerCall call, Expression query, Expression key) {
        if (scoreMode == ScoreMode.DOT) {
            Expression products = query.matmul(key, false, true);
            return useScale ? products.times(call.weight(0)) : products;
        }
        Expression sums = query.expandDims(2).plus(key.expandDims(1));
        return (useScale ? sums.times(call.weight(0)) : sums).tanh().sum(false, -1).times(call.weight(useScale ? 1 : 0));
    }
}
