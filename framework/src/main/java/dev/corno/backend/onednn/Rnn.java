package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_gru_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_gru_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lbr_gru_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lbr_gru_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lstm_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lstm_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unidirectional_left2right;
import static org.bytedeco.dnnl.global.dnnl.dnnl_vanilla_rnn_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_vanilla_rnn_forward_desc_init;

import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_rnn_desc_t;

/**
 * A recurrent layer over whole sequences, with tanh and sigmoid. Sequences lie as Keras has them, {@code (batch, time, values)}, and so
 * do the weights: the gates side by side, in the same order.
 *
 * @param cell what happens in a step
 * @param time how many steps
 * @param batch how many sequences
 * @param features length of the inputs
 * @param units length of the state
 * @param isStarted whether the first states are given; else they are 0
 * @param isEnded whether the last states are written, besides those of all steps
 */
public record Rnn(Cell cell, long time, long batch, long features, long units, boolean isStarted, boolean isEnded) {

    /** What happens in a step. */
    public enum Cell {

        /** No gate. */
        SIMPLE(1, 1),

        /** Input gate, forget gate, candidate, output gate. */
        LSTM(4, 4),

        /** Update gate, reset gate, candidate; the reset gate acts on the state before the product. */
        GRU(3, 3),

        /** The reset gate acts after the product; a fourth bias, that of the candidate's recurrent product, is reset with it. */
        GRU_RESET_AFTER(3, 4);

        private final int gates;
        private final int biases;

        Cell(int gates, int biases) {
            this.gates = gates;
            this.biases = biases;
        }

        /** {@return how many matrices of {@code units} columns the kernels have} */
        public int gates() {
            return gates;
        }

        /** {@return whether there is a memory beside the state} */
        public boolean hasMemory() {
            return this == LSTM;
        }

        /** {@return how many vectors of {@code units} numbers the bias has} */
        public int biases() {
            return biases;
        }
    }

    private static final dnnl_memory_desc_t NONE = (dnnl_memory_desc_t) new dnnl_memory_desc_t().zero();

    /** {@return how the inputs lie, in oneDNN's order (time, batch, features)} */
    public Descriptor x() {
        return sequences(features);
    }

    /** {@return how the states of all steps lie, in oneDNN's order (time, batch, units)} */
    public Descriptor y() {
        return sequences(units);
    }

    /** {@return how first and last states lie} */
    public Descriptor state() {
        return Descriptor.rowMajor(1, 1, batch, units);
    }

    private dnnl_memory_desc_t first() {
        return isStarted ? state().handle() : NONE;
    }

    private dnnl_memory_desc_t last() {
        return isEnded ? state().handle() : NONE;
    }

    private Descriptor sequences(long values) {
        return Descriptor.strided(new long[] {time, batch, values}, new long[] {values, time * values, 1});
    }

    /** {@return how Keras's kernel lies} */
    public Descriptor kernel() {
        return Descriptor.rowMajor(1, 1, features, cell.gates, units);
    }

    /** {@return how Keras's recurrent kernel lies} */
    public Descriptor recurrentKernel() {
        return Descriptor.rowMajor(1, 1, units, cell.gates, units);
    }

    /** {@return how the bias lies} */
    public Descriptor bias() {
        return Descriptor.rowMajor(1, 1, cell.biases, units);
    }

    private Descriptor anyKernel() {
        return Descriptor.any(1, 1, features, cell.gates, units);
    }

    private Descriptor anyRecurrentKernel() {
        return Descriptor.any(1, 1, units, cell.gates, units);
    }

    /**
     * {@return the states of all steps, and the last ones; the layouts of the weights are the operation's choice}
     *
     * @param keeps whether it fills a workspace for the gradients
     */
    public Operation forward(boolean keeps) {
        dnnl_rnn_desc_t description = new dnnl_rnn_desc_t();
        int kind = keeps ? dnnl_forward_training : dnnl_forward_inference;
        dnnl_memory_desc_t x = x().handle();
        dnnl_memory_desc_t y = y().handle();
        dnnl_memory_desc_t w = anyKernel().handle();
        dnnl_memory_desc_t u = anyRecurrentKernel().handle();
        dnnl_memory_desc_t b = bias().handle();
        dnnl_memory_desc_t first = first();
        dnnl_memory_desc_t last = last();
        OneDnn.check(switch (cell) {
            case SIMPLE -> dnnl_vanilla_rnn_forward_desc_init(description, kind, dnnl_eltwise_tanh, dnnl_unidirectional_left2right, x,
                    first, w, u, b, y, last, 0, 0, 0);
            case LSTM -> dnnl_lstm_forward_desc_init(description, kind, dnnl_unidirectional_left2right, x, first, first, w, u, b, y, last,
                    last, 0);
            case GRU -> dnnl_gru_forward_desc_init(description, kind, dnnl_unidirectional_left2right, x, first, w, u, b, y, last, 0);
            case GRU_RESET_AFTER -> dnnl_lbr_gru_forward_desc_init(description, kind, dnnl_unidirectional_left2right, x, first, w, u, b, y,
                    last, 0);
        }, "describe a recurrent layer");
        return Operation.of(description, new Attributes(), "a recurrent layer");
    }

    /**
     * {@return the gradients of inputs, first states and weights; those of the weights are added to what is there}
     *
     * @param forward what {@link #forward} gave with a workspace
     */
    public Operation backward(Operation forward) {
        dnnl_rnn_desc_t description = new dnnl_rnn_desc_t();
        dnnl_memory_desc_t x = x().handle();
        dnnl_memory_desc_t y = y().handle();
        dnnl_memory_desc_t w = anyKernel().handle();
        dnnl_memory_desc_t u = anyRecurrentKernel().handle();
        dnnl_memory_desc_t dw = kernel().handle();
        dnnl_memory_desc_t du = recurrentKernel().handle();
        dnnl_memory_desc_t b = bias().handle();
        dnnl_memory_desc_t first = first();
        dnnl_memory_desc_t last = last();
        OneDnn.check(switch (cell) {
            case SIMPLE -> dnnl_vanilla_rnn_backward_desc_init(description, dnnl_backward, dnnl_eltwise_tanh,
                    dnnl_unidirectional_left2right, x, first, w, u, b, y, last, x, first, dw, du, b, y, last, 0, 0, 0);
            case LSTM -> dnnl_lstm_backward_desc_init(description, dnnl_backward, dnnl_unidirectional_left2right, x, first, first, w, u, b,
                    y, last, last, x, first, first, dw, du, b, y, last, last, 0);
            case GRU -> dnnl_gru_backward_desc_init(description, dnnl_backward, dnnl_unidirectional_left2right, x, first, w, u, b, y, last,
                    x, first, dw, du, b, y, last, 0);
            case GRU_RESET_AFTER -> dnnl_lbr_gru_backward_desc_init(description, dnnl_backward, dnnl_unidirectional_left2right, x, first, w,
                    u, b, y, last, x, first, dw, du, b, y, last, 0);
        }, "describe the gradient of a recurrent layer");
        return Operation.of(description, new Attributes(), forward, "the gradient of a recurrent layer");
    }

    /** {@return how an operation wants the kernel} */
    public static Descriptor kernelOf(Operation operation) {
        return operation.layout(dnnl_query_weights_md, 0);
    }

    /** {@return how an operation wants the recurrent kernel} */
    public static Descriptor recurrentKernelOf(Operation operation) {
        return operation.layout(dnnl_query_weights_md, 1);
    }

    /** {@return what a forward pass keeps for the gradients} */
    public static Descriptor workspaceOf(Operation forward) {
        return forward.layout(dnnl_query_workspace_md);
    }
}
