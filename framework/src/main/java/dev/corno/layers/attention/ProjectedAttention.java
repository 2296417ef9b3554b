package dev.corno.layers.attention;

import dev.corno.activations.Activations;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.MaskFlow;
import dev.corno.graph.WeightSpec;
import dev.corno.layers.regularization.Noise;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Attention of several heads, which look at projections of their inputs: {@code y = join(softmax(q * k^T / sqrt(dim)) * v) * W + b} with
 * {@code q}, {@code k} and {@code v} for each head. Inputs are query, value, the key unless it is the value, and with
 * {@link #attentionMask} a mask {@code (batch, queries, places)}, 0 where a place of the query may not look at one of the key.
 */
public interface ProjectedAttention extends Layer {

    /** What the scores of hidden places are, as in Keras. */
    double HIDDEN = -1e9;

    /** {@return how many heads the query has} */
    int queryHeads();

    /** {@return how many heads key and value have, a divisor of {@link #queryHeads}} */
    int keyHeads();

    /** {@return length of the projections of query and key} */
    int keyDim();

    /** {@return length of the projections of the value} */
    int valueDim();

    /** {@return fraction of attention weights set to zero while training} */
    double dropout();

    /** {@return whether the projections have biases} */
    boolean useBias();

    /** {@return whether the heads are multiplied by the sigmoid of one more projection of the query} */
    boolean useGate();

    /** {@return how far a place looks to either side, the own one included; empty for all} */
    OptionalInt slidingWindow();

    /** {@return how the matrices of the projections start, what they are penalised for and held to} */
    WeightSpec kernel();

    /** {@return how the biases of the projections start, what they are penalised for and held to} */
    WeightSpec bias();

    /** {@return the penalty on the results of the projections} */
    Regularizer projectionRegularizer();

    /** {@return where random numbers start, or empty to follow the model} */
    OptionalLong seed();

    /** {@return whether the last input is a mask that says who may look where} */
    boolean attentionMask();

    /** {@return whether each place of the query only looks at places up to its own} */
    boolean useCausalMask();

    /** {@return whether the attention weights are a second output} */
    boolean returnAttentionScores();

    /**
     * {@return the axes that places are counted along, with the batch axis, ascending}
     *
     * @param rank the number of axes of the query, batch included
     */
    List<Integer> placeAxes(int rank);

    /**
     * {@return the last axes of the output}
     *
     * @param query the shape of the query
     */
    Shape outputAxes(Shape query);

    /**
     * {@return whether a place that may look nowhere gets zeros, instead of the mean of all, as Keras's formulas have it}
     *
     * @param training whether dropout drops
     */
    boolean hidesAll(boolean training);

    @Override
    default Shape outputShape(List<Shape> inputs) {
        return outputShapes(inputs).get(0);
    }

    @Override
    default List<Shape> outputShapes(List<Shape> inputs) {
        int tensors = inputs.size() - (attentionMask() ? 1 : 0);
        if (tensors < 2 || tensors > 3) {
            throw new ShapeMismatchException(className(), "expects query and value, or query, value and key"
                    + (attentionMask() ? ", then an attention mask" : "") + ", got " + inputs.size() + " inputs.");
        }
        Shape query = inputs.get(0);
        Shape value = inputs.get(1);
        Shape key = inputs.get(tensors - 1);
        if (query.rank() < 2 || value.rank() != query.rank() || key.rank() != query.rank()) {
            throw new ShapeMismatchException(className(), "expects query, value and key of shape (..., places, features), got " + query + ", "
                    + value + " and " + key + ".");
        }
        if (List.of(query, value, key).stream().anyMatch(input -> input.dim(-1) == Shape.UNKNOWN)) {
            throw new ShapeMismatchException(className(), "expects inputs whose number of features is known, got " + query + ", " + value
                    + " and " + key + ". Give it to the Input.");
        }
        if (!value.slice(0, value.rank() - 1).equals(key.slice(0, key.rank() - 1))) {
            throw new ShapeMismatchException(className(), "expects value and key that are equal but for their features, got " + value + " and "
                    + key + ".");
        }
        List<Integer> places = placeAxes(query.rank() + 1);
        if ((useCausalMask() || slidingWindow().isPresent()) && places.size() != 1) {
            throw new ShapeMismatchException(className(), "expects one axis of places with useCausalMask or slidingWindow, got the axes "
                    + places + ".");
        }
        Shape output = query.slice(0, query.rank() - 1);
        for (int dim : outputAxes(query).toArray()) {
            output = output.append(dim);
        }
        return returnAttentionScores() ? List.of(output, scoresShape(query, value)) : List.of(output);
    }

    private Shape scoresShape(Shape query, Shape value) {
        List<Integer> places = placeAxes(query.rank() + 1);
        IntStream others = IntStream.range(1, query.rank()).filter(axis -> !places.contains(axis)).map(axis -> query.dim(axis - 1));
        IntStream heads = IntStream.concat(others, IntStream.of(queryHeads()));
        IntStream pairs = IntStream.concat(places.stream().mapToInt(axis -> query.dim(axis - 1)),
                places.stream().mapToInt(axis -> value.dim(axis - 1)));
        return Shape.of(IntStream.concat(heads, pairs).toArray());
    }

    @Override
    default List<LayerWeight> weights(List<Shape> inputs) {
        int tensors = inputs.size() - (attentionMask() ? 1 : 0);
        Shape query = inputs.get(0);
        List<LayerWeight> weights = new ArrayList<>();
        project(weights, "query", Shape.of(query.dim(-1)), Shape.of(queryHeads(), keyDim()));
        project(weights, "key", Shape.of(inputs.get(tensors - 1).dim(-1)), Shape.of(keyHeads(), keyDim()));
        if (useGate()) {
            project(weights, "gate", Shape.of(query.dim(-1)), Shape.of(queryHeads(), valueDim()));
        }
        project(weights, "value", Shape.of(inputs.get(1).dim(-1)), Shape.of(keyHeads(), valueDim()));
        project(weights, "attention_output", Shape.of(queryHeads(), valueDim()), outputAxes(query));
        return List.copyOf(weights);
    }

    private void project(List<LayerWeight> weights, String name, Shape from, Shape to) {
        weights.add(new LayerWeight(name + "/kernel", Shape.of(IntStream.concat(IntStream.of(from.toArray()), IntStream.of(to.toArray()))
                .toArray()), kernel(), true));
        if (useBias()) {
            weights.add(new LayerWeight(name + "/bias", to, bias(), true));
        }
    }

    @Override
    default long multiplyAccumulates(List<Shape> inputs) {
        Shape query = inputs.get(0);
        Shape value = inputs.get(1);
        if (!query.isKnown() || !value.isKnown()) {
            return 0;
        }
        long places = query.size() / query.dim(-1);
        long projections = places * queryHeads() * (query.dim(-1) * (keyDim() + (useGate() ? valueDim() : 0L)) + valueDim()
                * outputAxes(query).size()) + value.size() * keyHeads() * (keyDim() + valueDim());
        return projections + scoresShape(query, value).size() * (keyDim() + valueDim());
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
        int tensors = call.inputCount() - (attentionMask() ? 1 : 0);
        Heads heads = new Heads(this, call);
        Expression query = heads.project(call.input(0), queryHeads(), keyDim());
        Expression key = heads.project(call.input(tensors - 1), keyHeads(), keyDim());
        Optional<Expression> gate = useGate()
                ? Optional.of(heads.project(call.input(0), queryHeads(), valueDim(), Activations.SIGMOID)) : Optional.empty();
        Expression value = heads.project(call.input(1), keyHeads(), valueDim());
        Expression scores = heads.rows(query).times(1 / Math.sqrt(keyDim())).matmul(heads.repeated(heads.rows(key)), false, true);
        Optional<Expression> visible = heads.visible(call.input(0), call.input(1), tensors);
        Expression weights = visible.map(mask -> mask.select(scores, Expression.fill(HIDDEN, Shape.scalar()))).orElse(scores)
                .apply(Activations.SOFTMAX);
        if (visible.isPresent() && hidesAll(call.isTraining())) {
            weights = visible.get().select(weights, Expression.fill(0, Shape.scalar()));
        }
        Expression kept = call.isTraining() && dropout() > 0 ? Noise.drop(call, weights, dropout(), seed(), weights.shape()) : weights;
        Expression joined = heads.places(kept.matmul(heads.repeated(heads.rows(value))), query);
        Shape shape = call.input(0).shape();
        Expression output = heads.join(gate.map(joined::times).orElse(joined), outputAxes(shape.slice(1, shape.rank())));
        return returnAttentionScores() ? List.of(output, weights.reshape(scoresShape(shape.slice(1, shape.rank()),
                call.input(1).shape().slice(1, call.input(1).rank())).prepend(shape.dim(0)))) : List.of(output);
    }

    /** {@return what Keras calls the projection that some weights belong to, as the field of its object} */
    String projectionField(String part);

    // Keras's files name the groups of weights by the fields of its objects; two of them have none.
    @Override
    default List<LayerPart> parts(List<Shape> inputs) {
        List<String> owners = weights(inputs).stream().map(weight -> weight.name().split("/")[0]).toList();
        Stream<LayerPart> projections = owners.stream().distinct().map(part -> new LayerPart(projectionField(part), part, inputs.get(0),
                (int) owners.stream().filter(part::equals).count(), List.of()));
        return Stream.concat(projections, Stream.of("_softmax", "_dropout_layer").map(field -> new LayerPart(field,
                field.split("_")[1], inputs.get(0), 0, List.of()))).toList();
    }
}
