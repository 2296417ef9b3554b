package dev.corno.layers;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.activations.Activations.SOFTSIGN;
import static dev.corno.layers.DataFormat.CHANNELS_FIRST;
import static dev.corno.layers.LayerCatalogue.entry;
import static dev.corno.layers.Padding.SAME;

import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Embedding;
import dev.corno.layers.core.Masking;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.ConvLSTM1D;
import dev.corno.layers.recurrent.ConvLSTM2D;
import dev.corno.layers.recurrent.ConvLSTM3D;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.GRUCell;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.LSTMCell;
import dev.corno.layers.recurrent.MergeMode;
import dev.corno.layers.recurrent.RNN;
import dev.corno.layers.recurrent.SimpleRNN;
import dev.corno.layers.recurrent.SimpleRNNCell;
import dev.corno.layers.recurrent.StackedRNNCells;
import dev.corno.layers.recurrent.TimeDistributed;
import dev.corno.regularizers.L2;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The layers for sequences in the {@link LayerCatalogue}. */
final class RecurrentCatalogue {

    private static final Shape SEQUENCE = Shape.of(5, 3);

    private RecurrentCatalogue() {
    }

    static List<Entry> entries() {
        return Stream.of(gated(), simple(), cells(), convolutional(), wrapped(), lookedUp()).flatMap(List::stream).toList();
    }

    private static List<Entry> gated() {
        return List.of(
                entry("lstm", new LSTM(4), SEQUENCE, Shape.of(4), 128),
                entry("lstm_sequences", new LSTM(3).returnSequences(true), SEQUENCE, Shape.of(5, 3), 84),
                entry("lstm_nobias_seq", new LSTM(5).useBias(false).returnSequences(true), Shape.of(4, 2), Shape.of(4, 5), 140),
                entry("lstm_backwards", new LSTM(3).goBackwards(true).returnSequences(true).dropout(0.3).recurrentDropout(0.2),
                        SEQUENCE, Shape.of(5, 3), 84),
                entry("lstm_softsign", new LSTM(3).activation(SOFTSIGN).recurrentActivation(SOFTMAX).dropout(0.5).seed(3),
                        SEQUENCE, Shape.of(3), 84),
                entry("gru", new GRU(4), SEQUENCE, Shape.of(4), 108),
                entry("gru_sequences", new GRU(3).returnSequences(true), SEQUENCE, Shape.of(5, 3), 72),
                entry("gru_reset_before", new GRU(4).resetAfter(false), SEQUENCE, Shape.of(4), 96),
                entry("gru_reset_before_backwards",
                        new GRU(3).resetAfter(false).goBackwards(true).returnSequences(true).recurrentDropout(0.4).seed(9),
                        SEQUENCE, Shape.of(5, 3), 63),
                entry("gru_nobias", new GRU(3).useBias(false).dropout(0.25).unroll(true), SEQUENCE, Shape.of(3), 54),
                entry("lstm_return_state", new LSTM(4).returnState(true).unitForgetBias(false), SEQUENCE, Shape.of(4), 128),
                new Entry("lstm_initial_state", new LSTM(4).returnSequences(true), List.of(SEQUENCE, Shape.of(4), Shape.of(4)),
                        Shape.of(5, 4), 128),
                new Entry("gru_initial_state", new GRU(4).zeroOutputForMask(true), List.of(SEQUENCE, Shape.of(4)), Shape.of(4), 108),
                entry("gru_recurrent_dropout", new GRU(3).recurrentDropout(0.4).dropout(0.3).returnSequences(true), SEQUENCE,
                        Shape.of(5, 3), 72));
    }

    private static List<Entry> simple() {
        return List.of(
                entry("simple_rnn", new SimpleRNN(4), SEQUENCE, Shape.of(4), 32),
                entry("simple_rnn_sequences", new SimpleRNN(4).returnSequences(true).returnState(true).seed(5), SEQUENCE,
                        Shape.of(5, 4), 32),
                entry("simple_rnn_backwards_nobias", new SimpleRNN(4).useBias(false).goBackwards(true).returnSequences(true), SEQUENCE,
                        Shape.of(5, 4), 28),
                entry("simple_rnn_dropout", new SimpleRNN(4).dropout(0.3).recurrentDropout(0.4).kernelRegularizer(new L2(0.1)), SEQUENCE,
                        Shape.of(4), 32));
    }

    private static List<Entry> cells() {
        return List.of(
                new Entry("lstm_cell", new LSTMCell(4).dropout(0.2), List.of(Shape.of(3), Shape.of(4), Shape.of(4)), Shape.of(4), 128),
                new Entry("gru_cell", new GRUCell(4), List.of(Shape.of(3), Shape.of(4)), Shape.of(4), 108),
                new Entry("gru_cell_before", new GRUCell(4).resetAfter(false).recurrentDropout(0.2), List.of(Shape.of(3), Shape.of(4)),
                        Shape.of(4), 96),
                new Entry("simple_rnn_cell", new SimpleRNNCell(4).seed(3).dropout(0.1), List.of(Shape.of(3), Shape.of(4)), Shape.of(4), 32),
                new Entry("stacked_rnn_cells", new StackedRNNCells(new GRUCell(4), new SimpleRNNCell(2)),
                        List.of(Shape.of(3), Shape.of(4), Shape.of(2)), Shape.of(2), 122),
                entry("rnn_lstm_cell", new RNN(new LSTMCell(4)).returnSequences(true), SEQUENCE, Shape.of(5, 4), 128),
                entry("rnn_stacked", new RNN(new StackedRNNCells(new LSTMCell(4).dropout(0.2), new LSTMCell(2))).returnState(true),
                        SEQUENCE, Shape.of(2), 184));
    }

    private static List<Entry> convolutional() {
        return List.of(
                entry("conv_lstm1d", new ConvLSTM1D(2, 3).strides(2).returnSequences(true), Shape.of(3, 7, 2), Shape.of(3, 3, 2), 104),
                entry("conv_lstm1d_dilated", new ConvLSTM1D(2, 2).dilationRate(2).useBias(false), Shape.of(3, 7, 2), Shape.of(5, 2), 64),
                entry("conv_lstm2d", new ConvLSTM2D(2, 3).padding(SAME), Shape.of(3, 4, 4, 2), Shape.of(4, 4, 2), 296),
                entry("conv_lstm2d_channels_first",
                        new ConvLSTM2D(2, new Size2D(2, 3)).dataFormat(CHANNELS_FIRST).dropout(0.2).recurrentDropout(0.2).goBackwards(true),
                        Shape.of(3, 2, 4, 5), Shape.of(2, 3, 3), 200),
                entry("conv_lstm3d", new ConvLSTM3D(1, 2).unitForgetBias(false), Shape.of(2, 3, 3, 3, 2), Shape.of(2, 2, 2, 1), 100));
    }

    private static List<Entry> wrapped() {
        return List.of(
                entry("bidirectional_concat", new Bidirectional(new LSTM(3).returnSequences(true)), SEQUENCE, Shape.of(5, 6), 168),
                entry("bidirectional_gru_sum", new Bidirectional(new GRU(3)).mergeMode(MergeMode.SUM), SEQUENCE, Shape.of(3), 144),
                entry("bidirectional_mul", new Bidirectional(new SimpleRNN(3)).mergeMode(MergeMode.MUL), SEQUENCE, Shape.of(3), 42),
                entry("bidirectional_ave", new Bidirectional(new SimpleRNN(3).returnState(true)).mergeMode(MergeMode.AVE), SEQUENCE,
                        Shape.of(3), 42),
                entry("bidirectional_none", new Bidirectional(new SimpleRNN(3)).mergeMode(MergeMode.NONE), SEQUENCE, Shape.of(3), 42),
                entry("bidirectional_own_backward",
                        new Bidirectional(new SimpleRNN(3)).backwardLayer(new GRU(2).goBackwards(true)), SEQUENCE, Shape.of(5), 63),
                new Entry("bidirectional_initial_state", new Bidirectional(new SimpleRNN(3)), List.of(SEQUENCE, Shape.of(3), Shape.of(3)),
                        Shape.of(6), 42),
                entry("time_distributed_dense", new TimeDistributed(new Dense(4, RELU)), SEQUENCE, Shape.of(5, 4), 16),
                entry("time_distributed_conv2d", new TimeDistributed(new Conv2D(2, 3)), Shape.of(2, 4, 5, 1), Shape.of(2, 2, 3, 2), 20),
                entry("time_distributed_batchnorm", new TimeDistributed(new BatchNormalization()), SEQUENCE, SEQUENCE, 12),
                entry("time_distributed_gru", new TimeDistributed(new GRU(2)), Shape.of(3, 4, 2), Shape.of(3, 2), 36));
    }

    private static List<Entry> lookedUp() {
        return List.of(
                entry("embedding", new Embedding(6, 4), Shape.of(5), Shape.of(5, 4), 24),
                entry("embedding_mask_zero", new Embedding(6, 2).maskZero(true), Shape.of(3, 2), Shape.of(3, 2, 2), 12),
                entry("masking_layer", new Masking(-1), SEQUENCE, SEQUENCE, 0));
    }
}
