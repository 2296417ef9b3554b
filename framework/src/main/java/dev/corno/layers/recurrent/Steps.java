package dev.corno.layers.recurrent;

import dev.corno.expression.Expression;
import java.util.List;

/** Computes the steps of some sequences, one after the other. */
@FunctionalInterface
public interface Steps {

    /**
     * {@return what can be computed of the inputs of all steps at once, such as their product with a kernel; the inputs by default}
     *
     * @param inputs the inputs {@code (batch, time, ...)}
     */
    default Expression prepare(Expression inputs) {
        return inputs;
    }

    /**
     * {@return the output of a step, then the new states}
     *
     * @param input what {@link #prepare} made of the step's input {@code (batch, ...)}
     * @param states the states before
     */
    List<Expression> step(Expression input, List<Expression> states);
}
