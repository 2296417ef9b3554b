package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.graph.Network;
import java.util.Objects;

/**
 * Reads sequences step by step with a {@link Cell}, which may be of your own.
 *
 * <p>Input shape: {@code (batch, time, ...)}, as the cell takes it; the time may be unknown. Output shape: {@code (batch, ...)}, as the
 * cell puts it out, or {@code (batch, time, ...)} with {@code returnSequences}; with {@code returnState} also the last states. First
 * states may be given as further inputs. Weights: the cell's.
 *
 * <pre>{@code
 * var layer = new RNN(new StackedRNNCells(new LSTMCell(32), new LSTMCell(16)));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param cell what is computed at each step; named after its class if it has no name
 * @param sequences how sequences are read, and what is put out
 */
@CheckReturnValue
public record RNN(String name, Cell cell, Sequences sequences) implements SequenceLayer<RNN> {

    /** Checks the parameters. */
    public RNN {
        if (cell.name() == null) {
            cell = cell.name(Network.snakeCase(cell.className()));
        }
        Objects.requireNonNull(sequences, "sequences");
    }

    /**
     * A layer that puts out the cell's last output.
     *
     * @param cell what is computed at each step
     */
    public RNN(Cell cell) {
        this(null, cell, new Sequences());
    }

    @Override
    public RNN name(String value) {
        return new RNN(value, cell, sequences);
    }

    @Override
    public RNN sequences(Sequences value) {
        return new RNN(name, cell, value);
    }

    @Override
    public Cell step() {
        return cell;
    }
}
