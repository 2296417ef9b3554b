package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;

/**
 * Gated recurrent unit: reads sequences step by step; one gate says how much of the state stays, another how much of it the new
 * state sees. For each step, with {@code [xz, xr, xg] = x * kernel + bias[0]} and
 * {@code [hz, hr, hg] = h * recurrentKernel + bias[1]}: {@code z = r(xz + hz)}, {@code q = r(xr + hr)},
 * {@code g = a(xg + q * hg)} and {@code h = z * h + (1 - z) * g}, where {@code a} is the activation and {@code r} the recurrent
 * one. Without {@code resetAfter} there is one bias and {@code hg = (q * h) * recurrentKernel}, not multiplied by {@code q} again.
 * Cho et al., 2014, <a href="https://arxiv.org/abs/1406.1078">Learning Phrase Representations using RNN Encoder-Decoder for
 * Statistical Machine Translation</a>.
 *
 * <p>Input shape: {@code (batch, time, features)}; the time may be unknown. Output shape: {@code (batch, units)}, or
 * {@code (batch, time, units)} with {@code returnSequences}; with {@code returnState} also the last state {@code (batch, units)}. First states may
 * be given as further inputs, of the same shapes.
 * Weights, their columns in the order update gate, reset gate, candidate: {@code kernel (features, 3 * units)}, Glorot uniform;
 * {@code recurrent_kernel (units, 3 * units)}, orthogonal; {@code bias (2, 3 * units)}, or {@code (3 * units)} without
 * {@code resetAfter}, zeros.
 *
 * <pre>{@code
 * var layer = new GRU(128).returnSequences(true);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param units length of the state, at least 1
 * @param resetAfter whether the reset gate acts after the matrix product, as on GPUs, not before; true by default
 * @param recurrence activations, weights and dropout
 * @param sequences how sequences are read, and what is put out
 */
@CheckReturnValue
public record GRU(String name, int units, boolean resetAfter, Recurrence recurrence, Sequences sequences)
        implements RecurrentLayer<GRU> {

    /** Checks the parameters. */
    public GRU {
        RecurrentChecks.check("GRU", units, recurrence, sequences);
    }

    /**
     * A layer that puts out its last state.
     *
     * @param units length of the state, at least 1
     */
    public GRU(int units) {
        this(null, units, true, new Recurrence(), new Sequences());
    }

    @Override
    public GRU name(String value) {
        return new GRU(value, units, resetAfter, recurrence, sequences);
    }

    @Override
    public GRU recurrence(Recurrence value) {
        return new GRU(name, units, resetAfter, value, sequences);
    }

    @Override
    public GRU sequences(Sequences value) {
        return new GRU(name, units, resetAfter, recurrence, value);
    }

    /**
     * {@return a copy whose reset gate acts after the matrix product, or before}
     *
     * @param value see {@link #resetAfter}
     */
    public GRU resetAfter(boolean value) {
        return new GRU(name, units, value, recurrence, sequences);
    }

    @Override
    public int gates() {
        return 3;
    }

    @Override
    public GRUCell step() {
        return new GRUCell("gru_cell", units, resetAfter, recurrence);
    }
}
