package dev.corno.layers.attention;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One call of attention of several heads: its projections, and how heads and places are arranged for products of matrices. */
final class Heads {

    private final ProjectedAttention layer;
    private final LayerCall call;
    private final List<Integer> places;
    private final List<Integer> others;
    private int nextWeight;

    Heads(ProjectedAttention layer, LayerCall call) {
        this.layer = layer;
        this.call = call;
        int rank = call.input(0).rank();
        this.places = layer.placeAxes(rank);
        this.others = IntStream.range(1, rank - 1).filter(axis -> !places.contains(axis)).boxed().toList();
    }

    /** {@return {@code (batch, ..., heads, length)} of {@code (batch, ..., features)}, by the next weights} */
    Expression project(Expression x, int heads, int length) {
        return project(x, heads, length, Activations.LINEAR);
    }

    Expression project(Expression x, int heads, int length, Activation activation) {
        return next(x, x.dim(-1), Shape.of(heads, length), activation, x.shape().slice(0, x.rank() - 1));
    }

    /** {@return {@code (batch, ..., output...)} of {@code (batch, ..., heads, length)}, by the next weights} */
    Expression join(Expression x, Shape output) {
        return next(x, x.dim(-2) * x.dim(-1), output, Activations.LINEAR, x.shape().slice(0, x.rank() - 2));
    }

    private Expression next(Expression x, int features, Shape to, Activation activation, Shape front) {
        int width = Math.toIntExact(to.size());
        Expression sums = x.reshape(-1, features).matmul(call.weight(nextWeight++).reshape(features, width));
        if (layer.useBias()) {
            sums = sums.plus(call.weight(nextWeight++).reshape(width));
        }
        Expression y = sums.apply(activation).reshape(Shape.of(IntStream.concat(IntStream.of(front.toArray()), IntStream.of(to.toArray()))
                .toArray()));
        call.penalize(layer.projectionRegularizer(), y);
        return y;
    }

    /** {@return {@code (batch, others..., heads, places, length)} of a projection} */
    Expression rows(Expression x) {
        Expression ordered = x.transpose(order(x.rank()));
        int[] dims = IntStream.concat(IntStream.range(0, others.size() + 2).map(ordered::dim), IntStream.of(-1, x.dim(-1))).toArray();
        return ordered.reshape(dims);
    }

    private int[] order(int rank) {
        IntStream front = IntStream.concat(IntStream.of(0), others.stream().mapToInt(axis -> axis));
        IntStream middle = IntStream.concat(IntStream.of(rank - 2), places.stream().mapToInt(axis -> axis));
        return IntStream.concat(IntStream.concat(front, middle), IntStream.of(rank - 1)).toArray();
    }

    /** {@return the opposite of {@link #rows}, for places like those of a projection} */
    Expression places(Expression rows, Expression like) {
        int[] order = order(like.rank());
        int[] dims = IntStream.of(order).map(like::dim).toArray();
        dims[dims.length - 1] = rows.dim(-1);
        return rows.reshape(dims).transpose(IntStream.range(0, order.length).map(axis -> IntStream.range(0, order.length)
                .filter(i -> order[i] == axis).findFirst().orElseThrow()).toArray());
    }

    /** {@return each head of key or value for all heads of the query that share it} */
    Expression repeated(Expression rows) {
        int times = layer.queryHeads() / layer.keyHeads();
        if (times == 1) {
            return rows;
        }
        Shape shape = rows.shape();
        Expression spread = rows.expandDims(-3);
        return spread.broadcastTo(spread.shape().with(-3, times)).reshape(shape.with(-3, layer.queryHeads()));
    }

    /** {@return not 0 where a place may be looked at, {@code (batch, ..., queries, places)}, in the arrangement of the scores} */
    Optional<Expression> visible(Expression query, Expression value, int tensors) {
        Optional<Expression> visible = Optional.empty();
        if (layer.useCausalMask() || layer.slidingWindow().isPresent()) {
            int axis = places.get(0);
            visible = Optional.of(Places.mask(query.dim(axis), value.dim(axis), layer.useCausalMask(),
                    layer.slidingWindow().orElse(Integer.MAX_VALUE)).expandDims(0));
        }
        visible = both(visible, call.mask(0).map(mask -> mask.expandDims(-1)));
        visible = both(visible, call.mask(1).map(mask -> mask.expandDims(-2)));
        if (tensors == 3) {
            visible = both(visible, call.mask(2).map(mask -> mask.expandDims(-2)));
        }
        if (layer.attentionMask()) {
            visible = both(visible, Optional.of(call.input(call.inputCount() - 1)));
        }
        return visible.map(this::arranged);
    }

    private static Optional<Expression> both(Optional<Expression> first, Optional<Expression> second) {
        return first.isPresent() && second.isPresent() ? Optional.of(first.get().times(second.get())) : first.or(() -> second);
    }

    // The axes of all queries become one, those of all places too; missing axes stand before them.
    private Expression arranged(Expression mask) {
        int lead = mask.rank() - 2 * places.size();
        int queries = IntStream.range(lead, lead + places.size()).map(mask::dim).reduce(1, (a, b) -> a * b);
        int keys = IntStream.range(lead + places.size(), mask.rank()).map(mask::dim).reduce(1, (a, b) -> a * b);
        IntStream missing = IntStream.range(lead, others.size() + 2).map(axis -> 1);
        return mask.reshape(IntStream.concat(IntStream.concat(IntStream.range(0, lead).map(mask::dim), missing), IntStream.of(queries, keys))
                .toArray());
    }
}
