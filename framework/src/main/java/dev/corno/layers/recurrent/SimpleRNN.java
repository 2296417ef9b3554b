package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;

/**
 * Reads sequences step by step and feeds its output back: {@code h = a(x * kernel + h * recurrentKernel + bias)}, where {@code a} is
 * the activation. Elman, 1990, <a href="https://doi.org/10.1207/s15516709cog1402_1">Finding Structure in Time</a>.
 *
 * <p>Input shape: {@code (batch, time, features)}; the time may be unknown. Output shape: {@code (batch, units)}, or
 * {@code (batch, time, units)} with {@code returnSequences}; with {@code returnState} also the last state {@code (batch, units)}. A
 * first state may be given as a further input, of the same shape.
 * Weights: {@code kernel (features, units)}, Glorot uniform; {@code recurrent_kernel (units, units)}, orthogonal;
 * {@code bias (units)}, zeros.
 *
 * <pre>{@code
 * var layer = new SimpleRNN(32).returnSequences(true);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param units length of the state, at least 1
 * @param recurrence activation, weights and dropout; it has no gates, so their activation is not used
 * @param sequences how sequences are read, and what is put out
 */
@CheckReturnValue
public record SimpleRNN(String name, int units, Recurrence recurrence, Sequences sequences)
        implements SequenceLayer<SimpleRNN>, RecurrentParts<SimpleRNN> {

    /** Checks the parameters. */
    public SimpleRNN {
        RecurrentChecks.check("SimpleRNN", units, recurrence, sequences);
    }

    /**
     * A layer that puts out its last state.
     *
     * @param units length of the state, at least 1
     */
    public SimpleRNN(int units) {
        this(null, units, new Recurrence(), new Sequences());
    }

    @Override
    public SimpleRNN name(String value) {
        return new SimpleRNN(value, units, recurrence, sequences);
    }

    @Override
    public SimpleRNN recurrence(Recurrence value) {
        return new SimpleRNN(name, units, value, sequences);
    }

    @Override
    public SimpleRNN sequences(Sequences value) {
        return new SimpleRNN(name, units, recurrence, value);
    }

    @Override
    public SimpleRNNCell step() {
        return new SimpleRNNCell("simple_rnn_cell", units, recurrence);
    }

    @Override
    public Shape stepOf(Shape input) {
        return RecurrentChecks.rows("SimpleRNN", input);
    }
}
