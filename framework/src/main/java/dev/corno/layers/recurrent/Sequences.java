package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import java.util.Objects;

/**
 * How a recurrent layer reads sequences and what it puts out; {@link SequenceLayer} offers each part under Keras's name.
 *
 * @param returnSequences whether the output has all steps, not the last only; false by default
 * @param returnState whether the last states are further outputs; false by default
 * @param goBackwards whether sequences are read from their end, and put out in that order; false by default
 * @param stateful whether the states of a batch are those that the next one, which must have as many samples, starts with; false by
 *         default
 * @param unroll kept for files; it says how Keras computes and changes no number; false by default
 * @param zeroOutputForMask whether the output of steps that do not count is 0, not that of the step before; false by default
 * @param activityRegularizer the penalty on each output, also on states that are put out; none by default
 */
@CheckReturnValue
public record Sequences(boolean returnSequences, boolean returnState, boolean goBackwards, boolean stateful, boolean unroll,
        boolean zeroOutputForMask, Regularizer activityRegularizer) {

    /** Checks that nothing is null. */
    public Sequences {
        Objects.requireNonNull(activityRegularizer, "activityRegularizer");
    }

    /** Keras's defaults. */
    public Sequences() {
        this(false, false, false, false, false, false, Regularizers.NONE);
    }

    Sequences returnSequences(boolean value) {
        return new Sequences(value, returnState, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer);
    }

    Sequences returnState(boolean value) {
        return new Sequences(returnSequences, value, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer);
    }

    Sequences goBackwards(boolean value) {
        return new Sequences(returnSequences, returnState, value, stateful, unroll, zeroOutputForMask, activityRegularizer);
    }

    Sequences stateful(boolean value) {
        return new Sequences(returnSequences, returnState, goBackwards, value, unroll, zeroOutputForMask, activityRegularizer);
    }

    Sequences unroll(boolean value) {
        return new Sequences(returnSequences, returnState, goBackwards, stateful, value, zeroOutputForMask, activityRegularizer);
    }

    Sequences zeroOutputForMask(boolean value) {
        return new Sequences(returnSequences, returnState, goBackwards, stateful, unroll, value, activityRegularizer);
    }

    Sequences activityRegularizer(Regularizer value) {
        return new Sequences(returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, value);
    }
}
