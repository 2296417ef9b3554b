package dev.corno.layers.normalization;

import dev.corno.expression.Expression;
import dev.corno.expression.Operation.Distribution;
import dev.corno.graph.LayerCall;
import dev.corno.tensor.Shape;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The call of a layer inside another one, whose second weight is its own, and which replaces the inner one's first.
 *
 * @param outer the call of the other layer
 * @param kernel what the inner layer has as its first weight
 */
record InnerCall(LayerCall outer, Expression kernel) implements LayerCall {

    @Override
    public int inputCount() {
        return outer.inputCount();
    }

    @Override
    public Expression input(int index) {
        return outer.input(index);
    }

    @Override
    public Optional<Expression> mask(int index) {
        return outer.mask(index);
    }

    @Override
    public Expression weight(int index) {
        return index == 0 ? kernel : outer.weight(index + 1);
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
    public void assign(int index, Expression value) {
        outer.assign(index == 0 ? 0 : index + 1, value);
    }

    @Override
    public void addLoss(Expression value) {
        outer.addLoss(value);
    }

    @Override
    public Expression remembered(int index, Shape shape) {
        return outer.remembered(index, shape);
    }

    @Override
    public void remember(int index, Expression value) {
        outer.remember(index, value);
    }
}
