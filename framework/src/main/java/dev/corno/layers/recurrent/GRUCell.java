package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.tensor.Shape;
import java.util.List;

/**
 * One step of a {@link GRU}.
 *
 * <p>Input shapes: {@code (batch, features)}, and the state {@code (batch, units)}. Output shapes: {@code (batch, units)}, and
 * the new state. Weights as those of {@link GRU}.
 *
 * <pre>{@code
 * var layer = new RNN(new GRUCell(32)).returnSequences(true);
 * }</pre>
 *
 * @param name unique within the layer that it is part of, without {@code /}; null to let that choose
 * @param units length of the state, at least 1
 * @param resetAfter whether the reset gate acts after the matrix product, not before; true by default
 * @param recurrence activations, weights and dropout
 */
@CheckReturnValue
public record GRUCell(String name, int units, boolean resetAfter, Recurrence recurrence) implements Cell, GatedParts<GRUCell> {

    private static final int GATES = 3;

    /** Checks the parameters. */
    public GRUCell {
        RecurrentChecks.check("GRUCell", units, recurrence);
    }

    /**
     * A cell with Keras's defaults.
     *
     * @param units length of the state, at least 1
     */
    public GRUCell(int units) {
        this(null, units, true, new Recurrence());
    }

    @Override
    public GRUCell name(String value) {
        return new GRUCell(value, units, resetAfter, recurrence);
    }

    @Override
    public GRUCell recurrence(Recurrence value) {
        return new GRUCell(name, units, resetAfter, value);
    }

    /**
     * {@return a copy whose reset gate acts after the matrix product, or before}
     *
     * @param value see {@link #resetAfter}
     */
    public GRUCell resetAfter(boolean value) {
        return new GRUCell(name, units, value, recurrence);
    }

    @Override
    public Shape outputShape(Shape input) {
        RecurrentChecks.features("GRUCell", input);
        return Shape.of(units);
    }

    @Override
    public List<Shape> stateShapes(Shape input) {
        return List.of(Shape.of(units));
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        LayerWeight bias = new LayerWeight("bias", resetAfter ? Shape.of(2, GATES * units) : Shape.of(GATES * units), bias(), true);
        return RecurrentChecks.weights(recurrence, RecurrentChecks.features("GRUCell", input), units, GATES, bias);
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
        StateProduct state = resetAfter ? after(call, droppedState) : before(call, droppedState);
        return new Steps() {

            @Override
            public Expression prepare(Expression sequence) {
                Expression product = inputs.of(sequence);
                if (!useBias()) {
                    return product;
                }
                return product.plus(resetAfter ? call.weight(2).at(0, 0) : call.weight(2));
            }

            @Override
            public List<Expression> step(Expression x, List<Expression> states) {
                Expression h = states.get(0);
                Gates sums = new Gates(x, GATES);
                Expression stateSums = state.gates(h);
                Expression z = sums.of(0).plus(stateSums.slice(-1, 0, units)).apply(recurrentActivation());
                Expression r = sums.of(1).plus(stateSums.slice(-1, units, 2 * units)).apply(recurrentActivation());
                Expression candidate = sums.of(2).plus(state.candidate(h, r, stateSums)).apply(activation());
                Expression next = candidate.plus(z.times(h.minus(candidate)));
                return List.of(next, next);
            }
        };
    }

    private StateProduct after(LayerCall call, List<Expression> dropped) {
        DroppedProduct product = DroppedProduct.of(call.weight(1), dropped, Expression::matmul);
        Expression bias = useBias() ? call.weight(2).at(0, 1) : null;
        return new StateProduct() {

            @Override
            public Expression gates(Expression h) {
                return useBias() ? product.of(h).plus(bias) : product.of(h);
            }

            @Override
            public Expression candidate(Expression h, Expression reset, Expression gates) {
                return reset.times(gates.slice(-1, 2 * units, GATES * units));
            }
        };
    }

    private StateProduct before(LayerCall call, List<Expression> dropped) {
        boolean drops = !dropped.isEmpty();
        DroppedProduct gates = DroppedProduct.of(call.weight(1).slice(-1, 0, 2 * units), drops ? dropped.subList(0, 2) : dropped,
                Expression::matmul);
        DroppedProduct candidate = DroppedProduct.of(call.weight(1).slice(-1, 2 * units, GATES * units),
                drops ? dropped.subList(2, GATES) : dropped, Expression::matmul);
        return new StateProduct() {

            @Override
            public Expression gates(Expression h) {
                return gates.of(h);
            }

            @Override
            public Expression candidate(Expression h, Expression reset, Expression gateSums) {
                return candidate.of(reset.times(h));
            }
        };
    }

    /** What the state adds to the sums. */
    private interface StateProduct {

        /** {@return the sums of at least the two gates} */
        Expression gates(Expression h);

        /** {@return the sums of the candidate} */
        Expression candidate(Expression h, Expression reset, Expression gates);
    }
}
