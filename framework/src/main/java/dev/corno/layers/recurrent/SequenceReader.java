package dev.corno.layers.recurrent;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a sequence step by step; the steps are written down one after the other. */
final class SequenceReader {

    private final Sequences options;
    private final Expression zeros;
    private List<Expression> states;
    private Expression output;

    private SequenceReader(Sequences options, List<Expression> states, Shape output) {
        this.options = options;
        this.states = states;
        this.zeros = Expression.fill(0, output);
        this.output = zeros;
    }

    /** {@return the output, then the last states where they are put out} */
    static List<Expression> read(StepFunction function, Sequences options, LayerCall call) {
        Expression sequence = call.input();
        int batch = sequence.dim(0);
        int time = sequence.dim(1);
        Shape sample = sequence.shape().slice(2, sequence.rank());
        List<Shape> stateShapes = function.stateShapes(sample).stream().map(shape -> shape.prepend(batch)).toList();
        SequenceReader reader = new SequenceReader(options, first(options, call, stateShapes),
                function.outputShape(sample).prepend(batch));
        Steps steps = function.start(call, sample.prepend(batch));
        Expression prepared = steps.prepare(sequence);
        List<Expression> outputs = new ArrayList<>();
        for (int i = 0; i < time; i++) {
            int at = options.goBackwards() ? time - 1 - i : i;
            reader.step(steps.step(prepared.at(1, at), reader.states), call.mask(0).map(mask -> mask.slice(1, at, at + 1)));
            outputs.add(reader.output.expandDims(1));
        }
        if (options.stateful()) {
            for (int i = 0; i < reader.states.size(); i++) {
                call.remember(i, reader.states.get(i));
            }
        }
        List<Expression> results = new ArrayList<>();
        results.add(options.returnSequences() ? Expression.concatenate(1, outputs) : reader.output);
        results.addAll(options.returnState() ? reader.states : List.of());
        return results;
    }

    private static List<Expression> first(Sequences options, LayerCall call, List<Shape> shapes) {
        List<Expression> states = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            states.add(call.inputCount() > 1 ? call.input(i + 1)
                    : options.stateful() ? call.remembered(i, shapes.get(i)) : Expression.fill(0, shapes.get(i)));
        }
        return states;
    }

    private void step(List<Expression> next, Optional<Expression> mask) {
        Expression made = next.get(0);
        List<Expression> before = states;
        states = next.subList(1, next.size());
        if (mask.isEmpty()) {
            output = made;
            return;
        }
        List<Expression> kept = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            kept.add(choose(mask.get(), states.get(i), before.get(i)));
        }
        // Most cells put out their first state, of which the choice is made already.
        Expression otherwise = options.zeroOutputForMask() ? zeros : output;
        boolean isFirstState = made == states.get(0) && otherwise == before.get(0);
        output = isFirstState ? kept.get(0) : choose(mask.get(), made, otherwise);
        states = kept;
    }

    private static Expression choose(Expression mask, Expression yes, Expression no) {
        int[] dims = new int[yes.rank()];
        Arrays.fill(dims, 1);
        dims[0] = yes.dim(0);
        return mask.reshape(dims).select(yes, no);
    }
}
