package dev.corno.backend.kernel;

import dev.corno.activations.Sigmoid;
import dev.corno.activations.Tanh;
import dev.corno.backend.onednn.Rnn;
import dev.corno.layers.recurrent.GRUCell;
import dev.corno.layers.recurrent.LSTMCell;
import dev.corno.layers.recurrent.Recurrence;
import dev.corno.layers.recurrent.SequenceLayer;
import dev.corno.layers.recurrent.SimpleRNNCell;
import dev.corno.layers.recurrent.StepFunction;
import java.util.Optional;

/**
 * A recurrent layer in oneDNN's words.
 *
 * @param cell what happens in a step
 * @param units length of the state
 * @param recurrence dropout and whether there is a bias
 */
record RecurrentForm(Rnn.Cell cell, int units, Recurrence recurrence) {

    /** {@return the form of a layer; empty if oneDNN does not know what it computes at each step} */
    static Optional<RecurrentForm> of(SequenceLayer<?> layer) {
        StepFunction step = layer.step();
        if (step instanceof LSTMCell lstm) {
            return known(new RecurrentForm(Rnn.Cell.LSTM, lstm.units(), lstm.recurrence()));
        }
        if (step instanceof GRUCell gru) {
            Rnn.Cell cell = gru.resetAfter() ? Rnn.Cell.GRU_RESET_AFTER : Rnn.Cell.GRU;
            return known(new RecurrentForm(cell, gru.units(), gru.recurrence()));
        }
        return step instanceof SimpleRNNCell simple
                ? known(new RecurrentForm(Rnn.Cell.SIMPLE, simple.units(), simple.recurrence())) : Optional.empty();
    }

    private static Optional<RecurrentForm> known(RecurrentForm form) {
        boolean hasGates = form.cell.gates() > 1;
        boolean isKnown = form.recurrence.activation() instanceof Tanh
                && (!hasGates || form.recurrence.recurrentActivation() instanceof Sigmoid);
        return isKnown ? Optional.of(form) : Optional.empty();
    }

    /** {@return how many states there are} */
    int states() {
        return cell.hasMemory() ? 2 : 1;
    }
}
