package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;

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
 */
@CheckReturnValue
public record Sequences(boolean returnSequences, boolean returnState, boolean goBackwards, boolean stateful, boolean unroll,
        boolean zeroOutputForMask) {

    /** Keras's defaults. */
    public Sequences() {
        this(false, false, false, false, false, false);
    }

    Sequences returnSequences(boolean value) {
        return new Sequences(value, returnState, goBackwards, stateful, unroll, zeroOutputForMask);
    }

    Sequences returnState(boolean value) {
        return new Sequences(returnSequences, value, goBackwards, stateful, unroll, zeroOutputForMask);
    }

    Sequences goBackwards(boolean value) {
        return new Sequences(returnSequences, returnState, value, stateful, unroll, zeroOutputForMask);
    }

    Sequences stateful(boolean value) {
        return new Sequences(returnSequences, returnState, goBackwards, value, unroll, zeroOutputForMask);
    }

    Sequences unroll(boolean value) {
        return new Sequences(returnSequences, returnState, goBackwards, stateful, value, zeroOutputForMask);
    }

    Sequences zeroOutputForMask(boolean value) {
        return new Sequences(returnSequences, returnState, goBackwards, stateful, unroll, value);
    }
}
