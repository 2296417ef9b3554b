package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;

/**
 * Long short-term memory: reads sequences step by step, with a memory {@code c} that gates write, keep and show.
 * For each step {@code [i, f, g, o] = x * kernel + h * recurrentKernel + bias}; then
 * {@code c = r(f) * c + r(i) * a(g)} and {@code h = r(o) * a(c)}, where {@code a} is the activation and {@code r} the recurrent
 * one. Hochreiter and Schmidhuber, 1997,
 * <a href="https://www.bioinf.jku.at/publications/older/2604.pdf">Long Short-Term Memory</a>.
 *
 * <p>Input shape: {@code (batch, time, features)}; the time may be unknown. Output shape: {@code (batch, units)}, or
 * {@code (batch, time, units)} with {@code returnSequences}; with {@code returnState} also the last {@code h} and {@code c}, {@code (batch, units)}. First states may
 * be given as further inputs, of the same shapes.
 * Weights, their columns in the order input gate, forget gate, candidate, output gate: {@code kernel (features, 4 * units)},
 * Glorot uniform; {@code recurrent_kernel (units, 4 * units)}, orthogonal; {@code bias (4 * units)}, zeros, and ones for the
 * forget gate.
 *
 * <pre>{@code
 * var layer = new LSTM(128).returnSequences(true).dropout(0.2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param units length of the state, at least 1
 * @param unitForgetBias whether the forget gate's bias starts at 1, whatever the others start at, so that at first the memory is
 *         kept (Jozefowicz et al., 2015, <a href="https://proceedings.mlr.press/v37/jozefowicz15.html">An Empirical Exploration of
 *         Recurrent Network Architectures</a>); true by default
 * @param recurrence activations, weights and dropout
 * @param sequences how sequences are read, and what is put out
 */
@CheckReturnValue
public record LSTM(String name, int units, boolean unitForgetBias, Recurrence recurrence, Sequences sequences)
        implements RecurrentLayer<LSTM> {

    /** Checks the parameters. */
    public LSTM {
        RecurrentChecks.check("LSTM", units, recurrence, sequences);
    }

    /**
     * A layer that puts out its last state.
     *
     * @param units length of the state, at least 1
     */
    public LSTM(int units) {
        this(null, units, true, new Recurrence(), new Sequences());
    }

    @Override
    public LSTM name(String value) {
        return new LSTM(value, units, unitForgetBias, recurrence, sequences);
    }

    @Override
    public LSTM recurrence(Recurrence value) {
        return new LSTM(name, units, unitForgetBias, value, sequences);
    }

    @Override
    public LSTM sequences(Sequences value) {
        return new LSTM(name, units, unitForgetBias, recurrence, value);
    }

    /**
     * {@return a copy whose forget gate starts open, or as the other gates}
     *
     * @param value see {@link #unitForgetBias}
     */
    public LSTM unitForgetBias(boolean value) {
        return new LSTM(name, units, value, recurrence, sequences);
    }

    @Override
    public int gates() {
        return 4;
    }

    @Override
    public LSTMCell step() {
        return new LSTMCell("lstm_cell", units, unitForgetBias, recurrence);
    }
}
