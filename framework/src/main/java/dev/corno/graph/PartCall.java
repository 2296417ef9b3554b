package dev.corno.graph;

import dev.corno.expression.Expression;
import dev.corno.expression.Operation.Distribution;
import dev.corno.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One application of a layer inside another one: its weights, and what it remembers, are a part of the outer layer's. A weight that
 * it moves has the new value at once, so that it can be applied several times in one step.
 */
public final class PartCall implements LayerCall {

    private final LayerCall outer;
    private final List<Expression> inputs;
    private final List<Optional<Expression>> masks;
    private final int firstWeight;
    private final int firstMemory;
    private final Map<Integer, Expression> moved;

    private PartCall(LayerCall outer, List<Expression> inputs, List<Optional<Expression>> masks, int firstWeight, int firstMemory,
            Map<Integer, Expression> moved) {
        this.outer = outer;
        this.inputs = List.copyOf(inputs);
        this.masks = List.copyOf(masks);
        this.firstWeight = firstWeight;
        this.firstMemory = firstMemory;
        this.moved = moved;
    }

    /**
     * A part that is applied to something.
     *
     * @param outer the application of the outer layer
     * @param inputs what the part is applied to
     * @param masks the masks of the inputs
     * @param firstWeight which of the outer layer's weights is the part's first
     * @param firstMemory which of the things that the outer layer remembers is the part's first
     */
    public PartCall(LayerCall outer, List<Expression> inputs, List<Optional<Expression>> masks, int firstWeight, int firstMemory) {
        this(outer, inputs, masks, firstWeight, firstMemory, new HashMap<>());
    }

    /**
     * {@return one more application of the same part}
     *
     * @param x what it is applied to
     * @param mask its mask
     */
    public PartCall again(Expression x, Optional<Expression> mask) {
        return new PartCall(outer, List.of(x), List.of(mask), firstWeight, firstMemory, moved);
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
        return moved.containsKey(index) ? moved.get(index) : outer.weight(firstWeight + index);
    }

    @Override
    public boolean isTraining() {
        return outer.isTraining();
    }

    @Override
    public boolean isFrozen() {
        return outer.isFrozen();
    }

    @Override
    public Expression random(Distribution distribution, OptionalLong seed, Shape shape) {
        return outer.random(distribution, seed, shape);
    }

    @Override
    public void assign(int weight, Expression value) {
        moved.put(weight, value);
        outer.assign(firstWeight + weight, value);
    }

    @Override
    public Expression remembered(int index, Shape shape) {
        return outer.remembered(firstMemory + index, shape);
    }

    @Override
    public void remember(int index, Expression value) {
        outer.remember(firstMemory + index, value);
    }

    @Override
    public void addLoss(Expression value) {
        outer.addLoss(value);
    }
}
