package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.layers.Size2D;
import java.util.Objects;

/**
 * A {@link ConvLSTM} over sequences of pictures.
 *
 * <p>Input shape: {@code (batch, time, height, width, channels)}, or channels after the time; only the time may be unknown. Output shape:
 * {@code (batch, height, width, filters)}, or {@code (batch, time, height, width, filters)} with {@code returnSequences}; with
 * {@code returnState} also the last {@code h} and {@code c}. First states may be given as further inputs, of the same shapes.
 * Weights, their last axis in the order input gate, forget gate, candidate, output gate:
 * {@code kernel (kernelSize..., channels, 4 * filters)}, Glorot uniform; {@code recurrent_kernel (kernelSize..., filters, 4 * filters)},
 * orthogonal; {@code bias (4 * filters)}, zeros, and ones for the forget gate.
 *
 * <pre>{@code
 * var layer = new ConvLSTM2D(16, 3).padding(Padding.SAME);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param filters channels of the state and the output, at least 1
 * @param window how kernels slide
 * @param unitForgetBias whether the forget gate's bias starts at 1, whatever the others start at; true by default
 * @param recurrence activations, weights and dropout
 * @param sequences how sequences are read, and what is put out
 */
@CheckReturnValue
public record ConvLSTM2D(String name, int filters, ConvLSTMWindow window, boolean unitForgetBias, Recurrence recurrence, Sequences sequences)
        implements ConvLSTM<ConvLSTM2D> {

    /** Checks the parameters. */
    public ConvLSTM2D {
        RecurrentChecks.check("ConvLSTM2D", "filters", filters, recurrence);
        window.check("ConvLSTM2D", 2);
        Objects.requireNonNull(sequences, "sequences");
    }

    /**
     * A layer that puts out its last state.
     *
     * @param filters channels of the state and the output, at least 1
     * @param kernelSize how long the kernels are along all axes
     */
    public ConvLSTM2D(int filters, int kernelSize) {
        this(null, filters, new ConvLSTMWindow(kernelSize, kernelSize), true, new Recurrence(), new Sequences());
    }

    /**
     * Kernels of different lengths.
     *
     * @param filters channels of the state and the output, at least 1
     * @param kernelSize how long the kernels are along each axis
     */
    public ConvLSTM2D(int filters, Size2D kernelSize) {
        this(null, filters, new ConvLSTMWindow(kernelSize.height(), kernelSize.width()), true, new Recurrence(), new Sequences());
    }

    @Override
    public ConvLSTM2D name(String value) {
        return new ConvLSTM2D(value, filters, window, unitForgetBias, recurrence, sequences);
    }

    @Override
    public ConvLSTM2D window(ConvLSTMWindow value) {
        return new ConvLSTM2D(name, filters, value, unitForgetBias, recurrence, sequences);
    }

    /**
     * {@return a copy whose forget gate starts open, or as the other gates}
     *
     * @param value see {@link #unitForgetBias}
     */
    public ConvLSTM2D unitForgetBias(boolean value) {
        return new ConvLSTM2D(name, filters, window, value, recurrence, sequences);
    }

    @Override
    public ConvLSTM2D recurrence(Recurrence value) {
        return new ConvLSTM2D(name, filters, window, unitForgetBias, value, sequences);
    }

    @Override
    public ConvLSTM2D sequences(Sequences value) {
        return new ConvLSTM2D(name, filters, window, unitForgetBias, recurrence, value);
    }
}
