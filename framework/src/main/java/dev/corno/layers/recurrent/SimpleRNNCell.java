package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.tensor.Shape;
import java.util.List;

/**
 * One step of a {@link SimpleRNN}.
 *
 * <p>Input shapes: {@code (batch, features)}, and the state {@code (batch, units)}. Output shapes: {@code (batch, units)}, and
 * the new state. Weights as those of {@link SimpleRNN}.
 *
 * <pre>{@code
 * var layer = new RNN(new SimpleRNNCell(32)).returnSequences(true);
 * }</pre>
 *
 * @param name unique within the layer that it is part of, without {@code /}; null to let that choose
 * @param units length of the state, at least 1
 * @param recurrence activations, weights and dropout; it has no gates, so their activation is not used
 */
@CheckReturnValue
public record SimpleRNNCell(String name, int units, Recurrence recurrence) implements Cell, RecurrentParts<SimpleRNNCell> {

    private static final int GATES = 1;

    /** Checks the parameters. */
    public SimpleRNNCell {
        RecurrentChecks.check("SimpleRNNCell", units, recurrence);
    }

    /**
     * A cell with Keras's defaults.
     *
     * @param units length of the state, at least 1
     */
    public SimpleRNNCell(int units) {
        this(null, units, new Recurrence());
    }

    @Override
    public SimpleRNNCell name(String value) {
        return new SimpleRNNCell(value, units, recurrence);
    }

    @Override
    public SimpleRNNCell recurrence(Recurrence value) {
        return new SimpleRNNCell(name, units, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        RecurrentChecks.features("SimpleRNNCell", input);
        return Shape.of(units);
    }

    @Override
    public List<Shape> stateShapes(Shape input) {
        return List.of(Shape.of(units));
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        LayerWeight bias = new LayerWeight("bias", Shape.of(units), bias(), true);
        return RecurrentChecks.weights(recurrence, RecurrentChecks.features("SimpleRNNCell", input), units, GATES, bias);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return (long) (input.dim(0) + units) * GATES * units;
    }

    @Override
    public Steps start(LayerCall call, Shape input) {
        List<Expression> dropped = DroppedProduct.masks(call, dropout(), seed(), 1, input);
        List<Expression> droppedState = DroppedProduct.masks(call, recurrentDropout(), seed(), 1, Shape.of(input.dim(0), units));
        DroppedProduct inputs = DroppedProduct.of(call.weight(0), dropped, Expression::matmul);
        DroppedProduct state = DroppedProduct.of(call.weight(1), droppedState, Expression::matmul);
        return new Steps() {

            @Override
            public Expression prepare(Expression sequence) {
                return useBias() ? inputs.of(sequence).plus(call.weight(2)) : inputs.of(sequence);
            }

            @Override
            public List<Expression> step(Expression x, List<Expression> states) {
                Expression next = x.plus(state.of(states.get(0))).apply(activation());
                return List.of(next, next);
            }
        };
    }
}
