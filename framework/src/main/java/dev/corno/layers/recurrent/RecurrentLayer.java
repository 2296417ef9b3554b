package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.graph.LayerWeight;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/**
 * A layer that reads sequences of rows step by step, with gates that decide what its state keeps. Its parts carry Keras's names.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface RecurrentLayer<L extends RecurrentLayer<L>> extends SequenceLayer<L>, GatedParts<L> {

    /** {@return length of the state, and of the output's last axis, at least 1} */
    int units();

    /** {@return how many parts of {@link #units} columns the kernels have} */
    int gates();

    @Override
    default Shape stepOf(Shape input) {
        return RecurrentChecks.rows(className(), input);
    }
}
