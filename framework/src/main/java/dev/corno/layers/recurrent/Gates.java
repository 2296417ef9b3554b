package dev.corno.layers.recurrent;

import dev.corno.activations.Activation;
import dev.corno.expression.Expression;
import java.util.List;

/**
 * The sums that gates are functions of, one after the other along the last axis.
 *
 * @param sums all of them
 * @param count how many gates there are
 */
record Gates(Expression sums, int count) {

    /** {@return the sums of a gate} */
    Expression of(int gate) {
        int width = sums.dim(-1) / count;
        return sums.slice(-1, gate * width, (gate + 1) * width);
    }

    /** {@return output and states of a step of long short-term memory, from the memory before} */
    List<Expression> lstm(Expression memory, Activation activation, Activation recurrentActivation) {
        Expression kept = of(1).apply(recurrentActivation).times(memory);
        Expression c = kept.plus(of(0).apply(recurrentActivation).times(of(2).apply(activation)));
        Expression h = of(3).apply(recurrentActivation).times(c.apply(activation));
        return List.of(h, h, c);
    }
}
