package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.layers.SingleInputLayer;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Objects;

/**
 * The way back of a {@link ReversibleEmbedding}, whose weights it uses: {@code y = x * embeddings^T}, or
 * {@code y = x * reverse_embeddings} where those are not tied, then {@code y = cap * tanh(y / cap)} where there is a cap.
 *
 * <p>Input shape: {@code (batch, ..., outputDim)}. Output shape: {@code (batch, ..., inputDim)}.
 *
 * <pre>{@code
 * SymbolicTensor logits = embedding.reverse().apply(hidden);
 * }</pre>
 *
 * @param embedding the layer whose weights are used
 */
@CheckReturnValue
public record ReversedEmbedding(ReversibleEmbedding embedding) implements SingleInputLayer {

    /** Checks that there is an embedding. */
    public ReversedEmbedding {
        Objects.requireNonNull(embedding, "embedding");
    }

    @Override
    public String name() {
        return embedding.name();
    }

    /**
     * {@return this}
     *
     * @param value the embedding's name; another would make another embedding of it
     * @throws IllegalArgumentException if it is another name
     */
    @Override
    public ReversedEmbedding name(String value) {
        if (!Objects.equals(value, name())) {
            throw new IllegalArgumentException("ReversedEmbedding: has the name of its embedding, got \"" + value
                    + "\". Call name on the ReversibleEmbedding, before reverse().");
        }
        return this;
    }

    @Override
    public Layer owner() {
        return embedding;
    }

    @Override
    public Regularizer activityRegularizer() {
        return embedding.activityRegularizer();
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() == 0 || input.dim(-1) != embedding.outputDim()) {
            throw new ShapeMismatchException("ReversedEmbedding", "expects inputs of shape (..., " + embedding.outputDim() + "), got " + input
                    + ". The way back starts from rows as long as those of the table.");
        }
        return input.with(-1, embedding.inputDim());
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        return embedding.weights(input);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return input.isKnown() ? input.size() * embedding.inputDim() : 0;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        Expression rows = x.reshape(-1, x.dim(-1));
        Expression products = embedding.tieWeights() ? rows.matmul(call.weight(0), false, true) : rows.matmul(call.weight(1));
        Expression y = products.reshape(x.shape().with(-1, embedding.inputDim()));
        double cap = embedding.logitSoftCap();
        return cap < Double.POSITIVE_INFINITY ? y.dividedBy(cap).tanh().times(cap) : y;
    }
}
