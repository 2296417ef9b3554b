package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.tensor.Shape;
import java.util.List;

/**
 * One step of a {@link LSTM}.
 *
 * <p>Input shapes: {@code (batch, features)}, and the states {@code h} and {@code c}, each {@code (batch, units)}. Output shapes: {@code (batch, units)}, and
 * the new {@code h} and {@code c}. Weights as those of {@link LSTM}.
 *
 * <pre>{@code
 * var layer = new RNN(new LSTMCell(32)).returnSequences(true);
 * }</pre>
 *
 * @param name unique within the layer that it is part of, without {@code /}; null to let that choose
 * @param units length of the state, at least 1
 * @param unitForgetBias whether the forget gate's bias starts at 1, whatever the others start at; true by default
 * @param recurrence activations, weights and dropout
 */
@CheckReturnValue
public record LSTMCell(String name, int units, boolean unitForgetBias, Recurrence recurrence) implements Cell, GatedParts<LSTMCell> {

    private static final int GATES = 4;

    /** Checks the parameters. */
    public LSTMCell {
        RecurrentChecks.check("LSTMCell", units, recurrence);
    }

    /**
     * A cell with Keras's defaults.
     *
     * @param units length of the state, at least 1
     */
    public LSTMCell(int units) {
        this(null, units, true, new Recurrence());
    }

    @Override
    public LSTMCell name(String value) {
        return new LSTMCell(value, units, unitForgetBias, recurrence);
    }

    @Override
    public LSTMCell recurrence(Recurrence value) {
        return new LSTMCell(name, units, unitForgetBias, value);
    }

    /**
     * {@return a copy whose forget gate starts open, or as the other gates}
     *
     * @param value see {@link #unitForgetBias}
     */
    public LSTMCell unitForgetBias(boolean value) {
        return new LSTMCell(name, units, value, recurrence);
    }

    @Override
    public Shape outputShape(Shape input) {
        RecurrentChecks.features("LSTMCell", input);
        return Shape.of(units);
    }

    @Override
    public List<Shape> stateShapes(Shape input) {
        return List.of(Shape.of(units), Shape.of(units));
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        LayerWeight bias = new LayerWeight("bias", Shape.of(GATES * units),
                unitForgetBias ? bias().initializer(new UnitForgetBias(bias().initializer())) : bias(), true);
        return RecurrentChecks.weights(recurrence, RecurrentChecks.features("LSTMCell", input), units, GATES, bias);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return (long) (input.dim(0) + units) * GATES * units;
    }

    @Override
    public Steps start(LayerCall call, Shape input) {
        int masks = recurrentDropout() == 0 ? 1 : GATES;
        List<Expression> dropped = DroppedProduct.masks(call, dropout(), seed(), masks, input);
        List<Expression> droppedState = DroppedProduct.masks(call, recurrentDropout(), seed(), masks, Shape.of(input.dim(0), units));
        DroppedProduct inputs = DroppedProduct.of(call.weight(0), dropped, Expression::matmul);
        DroppedProduct state = DroppedProduct.of(call.weight(1), droppedState, Expression::matmul);
        return new Steps() {

            @Override
            public Expression prepare(Expression sequence) {
                return useBias() ? inputs.of(sequence).plus(call.weight(2)) : inputs.of(sequence);
            }

            @Override
            public List<Expression> step(Expression x, List<Expression> states) {
                Gates gates = new Gates(x.plus(state.of(states.get(0))), GATES);
                return gates.lstm(states.get(1), activation(), recurrentActivation());
            }
        };
    }
}
