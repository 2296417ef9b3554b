package dev.corno.saving;

import dev.corno.activations.Activations;
import dev.corno.graph.Layer;
import dev.corno.initializers.Initializers;
import dev.corno.initializers.RandomUniform;
import dev.corno.layers.core.Embedding;
import dev.corno.layers.core.Masking;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.Cell;
import dev.corno.layers.recurrent.ConvLSTM;
import dev.corno.layers.recurrent.ConvLSTM1D;
import dev.corno.layers.recurrent.ConvLSTM2D;
import dev.corno.layers.recurrent.ConvLSTM3D;
import dev.corno.layers.recurrent.ConvLSTMWindow;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.GRUCell;
import dev.corno.layers.recurrent.GatedParts;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.LSTMCell;
import dev.corno.layers.recurrent.MergeMode;
import dev.corno.layers.recurrent.RNN;
import dev.corno.layers.recurrent.Recurrence;
import dev.corno.layers.recurrent.RecurrentParts;
import dev.corno.layers.recurrent.SequenceLayer;
import dev.corno.layers.recurrent.Sequences;
import dev.corno.layers.recurrent.SimpleRNN;
import dev.corno.layers.recurrent.SimpleRNNCell;
import dev.corno.layers.recurrent.StackedRNNCells;
import dev.corno.layers.recurrent.TimeDistributed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Keras's layers for sequences in files. */
final class RecurrentLayers {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(Embedding.class, RecurrentLayers::writeEmbedding, RecurrentLayers::readEmbedding).built(),
            Codec.keras(Masking.class, (layer, config) -> config.put("mask_value", layer.maskValue()),
                    config -> new Masking(config.number("mask_value", 0))),
            Codec.keras(LSTM.class, RecurrentLayers::writeLstm, config -> new LSTM(null, config.integer("units"),
                    config.bool("unit_forget_bias", true), gated(config), sequences(config)))
                    .built().masked().training(false).arguments("sequences", "initial_state"),
            Codec.keras(GRU.class, RecurrentLayers::writeGru, config -> new GRU(null, config.integer("units"),
                    config.bool("reset_after", true), gated(config), sequences(config)))
                    .built().masked().training(false).arguments("sequences", "initial_state"),
            Codec.keras(SimpleRNN.class, RecurrentLayers::writeSimple, RecurrentLayers::readSimple)
                    .built().masked().training(false).arguments("sequences", "initial_state"),
            Codec.keras(RNN.class, (layer, config) -> writeSequences(layer, config).object("cell", layer.cell()),
                    RecurrentLayers::readRnn).built().masked().training(false).arguments("sequences", "initial_state"),
            Codec.keras(LSTMCell.class, RecurrentLayers::writeLstmCell, config -> new LSTMCell(null, config.integer("units"),
                    config.bool("unit_forget_bias", true), gated(config))).built().arguments("inputs", "states"),
            Codec.keras(GRUCell.class, RecurrentLayers::writeGruCell, config -> new GRUCell(null, config.integer("units"),
                    config.bool("reset_after", true), gated(config))).built().arguments("inputs", "states"),
            Codec.keras(SimpleRNNCell.class, RecurrentLayers::writeSimpleCell,
                    config -> new SimpleRNNCell(null, config.integer("units"), recurrence(config))).built().arguments("sequence", "states"),
            Codec.keras(StackedRNNCells.class, RecurrentLayers::writeStack, RecurrentLayers::readStack).built().arguments("inputs", "states"),
            Codec.keras(ConvLSTM1D.class, RecurrentLayers::writeConvLstm, config -> new ConvLSTM1D(null, config.integer("filters"),
                    window(config, 1), config.bool("unit_forget_bias", true), gated(config), sequences(config)))
                    .built().masked().training(false).arguments("sequences", "initial_state"),
            Codec.keras(ConvLSTM2D.class, RecurrentLayers::writeConvLstm, config -> new ConvLSTM2D(null, config.integer("filters"),
                    window(config, 2), config.bool("unit_forget_bias", true), gated(config), sequences(config)))
                    .built().masked().training(false).arguments("sequences", "initial_state"),
            Codec.keras(ConvLSTM3D.class, RecurrentLayers::writeConvLstm, config -> new ConvLSTM3D(null, config.integer("filters"),
                    window(config, 3), config.bool("unit_forget_bias", true), gated(config), sequences(config)))
                    .built().masked().training(false).arguments("sequences", "initial_state"),
            Codec.keras(Bidirectional.class, RecurrentLayers::writeBidirectional, RecurrentLayers::readBidirectional)
                    .built().masked().arguments("sequences", "initial_state"),
            Codec.keras(TimeDistributed.class, (layer, config) -> config.object("layer", layer.layer()),
                    config -> new TimeDistributed(config.layer("layer"))).built().masked());

    private RecurrentLayers() {
    }

    private static void writeEmbedding(Embedding layer, ConfigWriter config) {
        config.put("input_dim", layer.inputDim()).put("output_dim", layer.outputDim())
                .object("embeddings_initializer", layer.embeddings().initializer())
                .object("embeddings_regularizer", layer.embeddings().regularizer())
                .object("activity_regularizer", layer.activityRegularizer())
                .object("embeddings_constraint", layer.embeddings().constraint()).put("mask_zero", layer.maskZero())
                .nulls("quantization_config");
    }

    // Files of Keras 2 also say how long sequences are.
    private static Embedding readEmbedding(ConfigReader config) {
        config.ignore("input_length");
        config.nulls("quantization_config", "lora_rank", "lora_alpha");
        return new Embedding(null, config.integer("input_dim"), config.integer("output_dim"), config.bool("mask_zero", false),
                StandardLayers.spec(config, "embeddings", new RandomUniform(-0.05, 0.05)), config.regularizer("activity_regularizer"));
    }

    private static void writeLstm(LSTM layer, ConfigWriter config) {
        writeSequences(layer, config).put("units", layer.units());
        writeStart(layer, config).put("unit_forget_bias", layer.unitForgetBias());
        writePenalties(layer, config).optional("seed", layer.seed());
    }

    private static void writeLstmCell(LSTMCell cell, ConfigWriter config) {
        config.put("units", cell.units());
        writeStart(cell, config).put("unit_forget_bias", cell.unitForgetBias());
        writePenalties(cell, config).optional("seed", cell.seed());
    }

    private static void writeGru(GRU layer, ConfigWriter config) {
        writeSequences(layer, config).put("units", layer.units());
        writeStart(layer, config);
        writePenalties(layer, config).put("reset_after", layer.resetAfter()).optional("seed", layer.seed());
    }

    private static void writeGruCell(GRUCell cell, ConfigWriter config) {
        config.put("units", cell.units());
        writeStart(cell, config);
        writePenalties(cell, config).put("reset_after", cell.resetAfter()).optional("seed", cell.seed());
    }

    // Keras leaves this layer's seed out, but takes one.
    private static void writeSimple(SimpleRNN layer, ConfigWriter config) {
        writeSequences(layer, config).put("units", layer.units());
        writeStart(layer, config);
        writePenalties(layer, config);
        if (layer.seed().isPresent()) {
            config.optional("seed", layer.seed());
        }
    }

    private static void writeSimpleCell(SimpleRNNCell cell, ConfigWriter config) {
        config.put("units", cell.units());
        writeStart(cell, config);
        writePenalties(cell, config).optional("seed", cell.seed());
    }

    private static void writeConvLstm(ConvLSTM<?> layer, ConfigWriter config) {
        ConvLSTMWindow window = layer.window();
        writeSequences(layer, config).put("filters", layer.filters()).numbers("kernel_size", window.kernelSize())
                .numbers("strides", window.strides()).put("padding", StandardLayers.lower(window.padding()))
                .put("data_format", StandardLayers.lower(window.dataFormat())).numbers("dilation_rate", window.dilationRate());
        writeStart(layer, config).put("unit_forget_bias", layer.unitForgetBias());
        writePenalties(layer, config).optional("seed", layer.seed());
    }

    private static ConfigWriter writeSequences(SequenceLayer<?> layer, ConfigWriter config) {
        return config.put("return_sequences", layer.returnSequences()).put("return_state", layer.returnState())
                .put("go_backwards", layer.goBackwards()).put("stateful", layer.stateful()).put("unroll", layer.unroll())
                .put("zero_output_for_mask", layer.zeroOutputForMask());
    }

    private static Sequences sequences(ConfigReader config) {
        return new Sequences(config.bool("return_sequences", false), config.bool("return_state", false),
                config.bool("go_backwards", false), config.bool("stateful", false), config.bool("unroll", false),
                config.bool("zero_output_for_mask", false), config.regularizer("activity_regularizer"));
    }

    private static ConfigWriter writeStart(RecurrentParts<?> layer, ConfigWriter config) {
        config.object("activation", layer.activation());
        if (layer instanceof GatedParts<?> gated) {
            config.object("recurrent_activation", gated.recurrentActivation());
        }
        return config.put("use_bias", layer.useBias()).object("kernel_initializer", layer.kernel().initializer())
                .object("recurrent_initializer", layer.recurrentKernel().initializer())
                .object("bias_initializer", layer.bias().initializer());
    }

    private static ConfigWriter writePenalties(RecurrentParts<?> layer, ConfigWriter config) {
        config.object("kernel_regularizer", layer.kernel().regularizer())
                .object("recurrent_regularizer", layer.recurrentKernel().regularizer())
                .object("bias_regularizer", layer.bias().regularizer());
        if (layer instanceof SequenceLayer<?> sequences) {
            config.object("activity_regularizer", sequences.activityRegularizer());
        }
        return config.object("kernel_constraint", layer.kernel().constraint())
                .object("recurrent_constraint", layer.recurrentKernel().constraint())
                .object("bias_constraint", layer.bias().constraint())
                .put("dropout", layer.dropout()).put("recurrent_dropout", layer.recurrentDropout());
    }

    private static Recurrence gated(ConfigReader config) {
        Recurrence plain = recurrence(config);
        return new Recurrence(plain.activation(), config.activation("recurrent_activation", Activations.SIGMOID), plain.useBias(),
                plain.kernel(), plain.recurrentKernel(), plain.bias(), plain.dropout(), plain.recurrentDropout(), plain.seed());
    }

    private static Recurrence recurrence(ConfigReader config) {
        config.ignore("implementation", "use_cudnn", "time_major");
        return new Recurrence(config.activation("activation", Activations.TANH), Activations.SIGMOID, config.bool("use_bias", true),
                StandardLayers.kernel(config), StandardLayers.spec(config, "recurrent", Initializers.ORTHOGONAL),
                StandardLayers.bias(config), config.number("dropout", 0), config.number("recurrent_dropout", 0),
                config.optionalLong("seed"));
    }

    private static SimpleRNN readSimple(ConfigReader config) {
        return new SimpleRNN(null, config.integer("units"), recurrence(config), sequences(config));
    }

    private static ConvLSTMWindow window(ConfigReader config, int rank) {
        List<Integer> ones = Collections.nCopies(rank, 1);
        return new ConvLSTMWindow(each(config, "kernel_size", rank), config.has("strides") ? each(config, "strides", rank) : ones,
                StandardLayers.padding(config), StandardLayers.dataFormat(config),
                config.has("dilation_rate") ? each(config, "dilation_rate", rank) : ones);
    }

    private static List<Integer> each(ConfigReader config, String key, int rank) {
        int[] values = config.integers(key);
        return values.length == 1 ? Collections.nCopies(rank, values[0]) : IntStream.of(values).boxed().toList();
    }

    private static RNN readRnn(ConfigReader config) {
        if (config.layer("cell") instanceof Cell cell) {
            return new RNN(null, cell, sequences(config));
        }
        throw config.wrong("cell", "a cell", config.require("cell"));
    }

    private static void writeStack(StackedRNNCells stack, ConfigWriter config) {
        config.objects("cells", stack.cells());
    }

    private static StackedRNNCells readStack(ConfigReader config) {
        List<Cell> cells = new ArrayList<>();
        for (Layer layer : config.layers("cells")) {
            if (!(layer instanceof Cell cell)) {
                throw config.wrong("cells", "cells", config.require("cells"));
            }
            cells.add(cell);
        }
        return new StackedRNNCells(null, cells);
    }

    private static void writeBidirectional(Bidirectional layer, ConfigWriter config) {
        if (layer.mergeMode() == MergeMode.NONE) {
            config.nulls("merge_mode");
        } else {
            config.put("merge_mode", StandardLayers.lower(layer.mergeMode()));
        }
        config.object("layer", layer.layer()).object("backward_layer", layer.backwardLayer());
    }

    private static Bidirectional readBidirectional(ConfigReader config) {
        MergeMode mode = config.isNull("merge_mode") ? MergeMode.NONE : config.constant("merge_mode", MergeMode.CONCAT);
        SequenceLayer<?> layer = direction(config, "layer");
        return config.has("backward_layer") && !config.isNull("backward_layer")
                ? new Bidirectional(null, layer, direction(config, "backward_layer"), mode) : new Bidirectional(layer).mergeMode(mode);
    }

    private static SequenceLayer<?> direction(ConfigReader config, String key) {
        if (config.layer(key) instanceof SequenceLayer<?> layer) {
            return layer;
        }
        throw config.wrong(key, "a recurrent layer", config.require(key));
    }
}
