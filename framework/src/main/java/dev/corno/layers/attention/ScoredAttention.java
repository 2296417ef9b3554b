package dev.corno.layers.attention;

import dev.corno.activations.Activations;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.regularization.Noise;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Attention of one head without projections: {@code y = softmax(scores(query, key)) * value}. Inputs are the query {@code (batch, queries,
 * dim)}, the value {@code (batch, places, values)} and, unless it is the value, the key {@code (batch, places, dim)}.
 */
public interface ScoredAttention extends Layer {

    /** What Keras takes off the scores of what a mask leaves out. */
    double MASKED = 1e9;

    /** {@return the fraction of attention weights set to zero while training} */
    double dropout();

    /** {@return where random numbers start, or empty to follow the model} */
    OptionalLong seed();

    /** {@return whether each place of the query only looks at places up to its own} */
    boolean useCausalMask();

    /** {@return whether the attention weights are a second output} */
    boolean returnAttentionScores();

    /**
     * {@return how much each place of the query has to do with each of the key, {@code (batch, queries, places)}}
     *
     * @param call where the weights are
     * @param query the query
     * @param key the key
     */
    Expression scores(LayerCall call, Expression query, Expression key);

    @Override
    default Shape outputShape(List<Shape> inputs) {
        return outputShapes(inputs).get(0);
    }

    @Override
    default List<Shape> outputShapes(List<Shape> inputs) {
        if (inputs.size() < 2 || inputs.size() > 3) {
            throw new ShapeMismatchException(className(), "expects query and value, or query, value and key, got " + inputs.size()
                    + " inputs.");
        }
        if (inputs.stream().anyMatch(input -> input.rank() != 2)) {
            throw new ShapeMismatchException(className(), "expects inputs of shape (places, features), got " + inputs + ".");
        }
        Shape query = inputs.get(0);
        Shape value = inputs.get(1);
        Shape key = inputs.get(inputs.size() - 1);
        if (query.dim(1) == Shape.UNKNOWN || query.dim(1) != key.dim(1)) {
            throw new ShapeMismatchException(className(), "expects query and key with the same number of features, got " + query + " and "
                    + key + ".");
        }
        if (value.dim(0) != key.dim(0)) {
            throw new ShapeMismatchException(className(), "expects value and key with the same number of places, got " + value + " and " + key
                    + ".");
        }
        Shape output = query.with(-1, value.dim(1));
        return returnAttentionScores() ? List.of(output, query.with(-1, value.dim(0))) : List.of(output);
    }

    @Override
    default long multiplyAccumulates(List<Shape> inputs) {
        Shape output = outputShape(inputs);
        return output.isKnown() && inputs.get(1).isKnown() ? inputs.get(1).dim(0) * (output.size() + inputs.get(0).size()) : 0;
    }

    @Override
    default boolean usesMask() {
        return true;
    }

    @Override
    default MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }

    @Override
    default List<Expression> calls(LayerCall call) {
        Expression query = call.input(0);
        Expression value = call.input(1);
        Expression key = call.input(call.inputCount() - 1);
        Expression scores = scores(call, query, key);
        Optional<Expression> visible = call.mask(1).map(mask -> mask.expandDims(1));
        if (useCausalMask()) {
            Expression past = Places.mask(query.dim(1), key.dim(1), true, Integer.MAX_VALUE);
            visible = Optional.of(visible.map(past::times).orElse(past));
        }
        if (visible.isPresent()) {
            scores = scores.minus(visible.get().negate().plus(1).times(MASKED));
        }
        Expression weights = scores.apply(Activations.SOFTMAX);
        if (call.isTraining() && dropout() > 0) {
            weights = Noise.drop(call, weights, dropout(), seed(), weights.shape());
        }
        Expression product = weights.matmul(value);
        Expression output = call.mask(0).map(mask -> product.times(mask.expandDims(2))).orElse(product);
        return returnAttentionScores() ? List.of(output, weights) : List.of(output);
    }

    /**
     * Throws an error if a rate of dropout is none.
     *
     * @param layer the layer that has it
     * @param dropout the rate
     */
    static void check(String layer, double dropout) {
        if (!(dropout >= 0 && dropout <= 1)) {
            throw new IllegalArgumentException(layer + ": dropout must be in [0, 1], got " + dropout + ".");
        }
    }
}
