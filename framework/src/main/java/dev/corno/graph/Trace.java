package dev.corno.graph;

import dev.corno.expression.Expression;
import dev.corno.expression.Operation.Distribution;
import dev.corno.expression.Operation.Role;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one application of a layer computes, written down for shapes that are all known, batch axis included. */
public final class Trace implements LayerCall {

    private final List<Expression> inputs;
    private final List<Optional<Expression>> masks;
    private final List<Expression> weights;
    private final boolean isTraining;
    private final boolean isFrozen;
    private final Map<Integer, Expression> assigned = new LinkedHashMap<>();
    private final Map<Integer, Expression> remembered = new LinkedHashMap<>();
    private final List<Expression> losses = new ArrayList<>();
    private final List<Expression> outputs = new ArrayList<>();
    private int draws;

    private Trace(List<Shape> inputs, List<Optional<Shape>> masks, List<Shape> weights, boolean isTraining, boolean isFrozen) {
        this.inputs = sources(Role.INPUT, inputs);
        this.weights = sources(Role.WEIGHT, weights);
        this.masks = IntStream.range(0, masks.size())
                .mapToObj(i -> masks.get(i).map(shape -> Expression.source(Role.MASK, i, shape))).toList();
        this.isTraining = isTraining;
        this.isFrozen = isFrozen;
    }

    private static List<Expression> sources(Role role, List<Shape> shapes) {
        return IntStream.range(0, shapes.size()).mapToObj(i -> Expression.source(role, i, shapes.get(i))).toList();
    }

    /**
     * {@return what a layer computes}
     *
     * @param layer the layer
     * @param hasMask whether the layer computes the mask of its output, which then is the last output
     * @param inputs the shapes of the inputs, batch axis included
     * @param masks for each input the shape of its mask, batch axis included
     * @param isTraining whether dropout drops
     * @param isFrozen whether training leaves the layer as it is
     */
    public static Trace of(Layer layer, boolean hasMask, List<Shape> inputs, List<Optional<Shape>> masks, boolean isTraining,
            boolean isFrozen) {
        List<Shape> samples = inputs.stream().map(shape -> shape.slice(1, shape.rank())).toList();
        Trace trace = new Trace(inputs, masks, layer.weights(samples).stream().map(LayerWeight::shape).toList(), isTraining, isFrozen);
        trace.outputs.addAll(layer.calls(trace));
        trace.outputs.forEach(output -> trace.penalize(layer.activityRegularizer(), output));
        if (hasMask) {
            trace.outputs.add(layer.mask(trace));
        }
        return trace;
    }

    /** {@return the outputs, then the mask where there is one} */
    public List<Expression> outputs() {
        return outputs;
    }

    /** {@return the weights that move after each step of training, by their index, and their next values} */
    public Map<Integer, Expression> assigned() {
        return assigned;
    }

    /** {@return what is remembered for the next batch, by its index} */
    public Map<Integer, Expression> remembered() {
        return remembered;
    }

    /** {@return what is added to the loss} */
    public List<Expression> losses() {
        return losses;
    }

    /** {@return all that is to be computed} */
    public List<Expression> roots() {
        return Stream.of(outputs, losses, assigned.values(), remembered.values()).flatMap(Collection::stream).toList();
    }

    /** {@return the weights} */
    public List<Expression> weights() {
        return weights;
    }

    @Override
    public int inputCount() {
        return inputs.size();
    }

    @Override
    public Expression input(int index) {
        return inputs.get(index);
    }

    @Override
    public Optional<Expression> mask(int index) {
        return index < masks.size() ? masks.get(index) : Optional.empty();
    }

    @Override
    public Expression weight(int index) {
        return weights.get(index);
    }

    @Override
    public boolean isTraining() {
        return isTraining;
    }

    @Override
    public boolean isFrozen() {
        return isFrozen;
    }

    @Override
    public Expression random(Distribution distribution, OptionalLong seed, Shape shape) {
        return Expression.random(distribution, draws++, seed, shape);
    }

    @Override
    public void assign(int weight, Expression value) {
        assigned.put(weight, value);
    }

    @Override
    public Expression remembered(int index, Shape shape) {
        return Expression.source(Role.MEMORY, index, shape);
    }

    @Override
    public void remember(int index, Expression value) {
        remembered.put(index, value);
    }

    @Override
    public void addLoss(Expression value) {
        losses.add(value);
    }
}
