package dev.corno.saving;

import dev.corno.layers.attention.AdditiveAttention;
import dev.corno.layers.attention.Attention;
import dev.corno.layers.attention.GroupQueryAttention;
import dev.corno.layers.attention.MultiHeadAttention;
import dev.corno.layers.attention.ProjectedAttention;
import dev.corno.layers.core.EinsumDense;
import java.util.List;

/** Keras's layers of attention in files, and the projections they are made of. What is said in calls is in {@link CallForm}. */
final class AttentionLayers {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(EinsumDense.class, AttentionLayers::writeEinsum, AttentionLayers::readEinsum).built(),
            Codec.keras(Attention.class,
                    (layer, config) -> config.put("use_scale", layer.useScale()).put("score_mode", StandardLayers.lower(layer.scoreMode()))
                            .put("dropout", layer.dropout()).optional("seed", layer.seed()),
                    config -> new Attention(null, config.bool("use_scale", false),
                            config.constant("score_mode", Attention.ScoreMode.DOT), config.number("dropout", 0),
                            config.optionalLong("seed"), false, false)).built(),
            Codec.keras(AdditiveAttention.class,
                    (layer, config) -> config.put("use_scale", layer.useScale()).put("dropout", layer.dropout()).optional("seed", layer.seed()),
                    config -> new AdditiveAttention(null, config.bool("use_scale", true), config.number("dropout", 0),
                            config.optionalLong("seed"), false, false)).built(),
            Codec.keras(MultiHeadAttention.class, AttentionLayers::writeHeads, AttentionLayers::readHeads).built(),
            Codec.keras(GroupQueryAttention.class, AttentionLayers::writeGroups, AttentionLayers::readGroups).built());

    private AttentionLayers() {
    }

    private static void writeEinsum(EinsumDense layer, ConfigWriter config) {
        config.shape("output_shape", layer.outputShape()).put("equation", layer.equation()).object("activation", layer.activation())
                .put("bias_axes", layer.biasAxes().isEmpty() ? null : layer.biasAxes());
        StandardLayers.writeSpecs(config, "kernel", layer.kernel(), "bias", layer.bias());
        config.object("activity_regularizer", layer.activityRegularizer());
        StandardLayers.writeConstraints(config, "kernel", layer.kernel(), "bias", layer.bias());
        config.nulls("quantization_config");
    }

    private static EinsumDense readEinsum(ConfigReader config) {
        config.nulls("quantization_config", "lora_rank", "lora_alpha", "gptq_unpacked_column_size");
        return new EinsumDense(null, config.text("equation", ""), config.shape("output_shape"), config.activation("activation"),
                config.text("bias_axes", ""), StandardLayers.kernel(config), StandardLayers.bias(config),
                config.regularizer("activity_regularizer"));
    }

    private static void writeHeads(MultiHeadAttention layer, ConfigWriter config) {
        config.put("num_heads", layer.numHeads()).put("key_dim", layer.keyDim()).put("value_dim", layer.valueDim())
                .put("dropout", layer.dropout()).put("use_bias", layer.useBias()).put("use_gate", layer.useGate())
                .shape("output_shape", layer.outputShape());
        if (layer.attentionAxes().isEmpty()) {
            config.nulls("attention_axes");
        } else {
            config.numbers("attention_axes", layer.attentionAxes());
        }
        config.optional("sliding_window", layer.slidingWindow());
        writeProjections(layer, config);
    }

    private static MultiHeadAttention readHeads(ConfigReader config) {
        int keyDim = config.integer("key_dim");
        config.ignore("flash_attention");
        return new MultiHeadAttention(null, config.integer("num_heads"), keyDim, config.integer("value_dim", keyDim),
                config.number("dropout", 0), config.bool("use_bias", true), config.bool("use_gate", false), config.shape("output_shape"),
                StandardLayers.axes(config, "attention_axes"), config.optionalInt("sliding_window"), StandardLayers.kernel(config),
                StandardLayers.bias(config), config.regularizer("activity_regularizer"), config.optionalLong("seed"), false, false, false);
    }

    private static void writeGroups(GroupQueryAttention layer, ConfigWriter config) {
        config.put("head_dim", layer.headDim()).put("num_query_heads", layer.numQueryHeads())
                .put("num_key_value_heads", layer.numKeyValueHeads()).put("use_bias", layer.useBias()).put("dropout", layer.dropout())
                .put("use_gate", layer.useGate()).optional("sliding_window", layer.slidingWindow());
        writeProjections(layer, config);
    }

    private static GroupQueryAttention readGroups(ConfigReader config) {
        config.ignore("flash_attention");
        return new GroupQueryAttention(null, config.integer("head_dim"), config.integer("num_query_heads"),
                config.integer("num_key_value_heads"), config.number("dropout", 0), config.bool("use_bias", true),
                config.bool("use_gate", false), config.optionalInt("sliding_window"), StandardLayers.kernel(config),
                StandardLayers.bias(config), config.regularizer("activity_regularizer"), config.optionalLong("seed"), false, false, false);
    }

    private static void writeProjections(ProjectedAttention layer, ConfigWriter config) {
        StandardLayers.writeSpecs(config, "kernel", layer.kernel(), "bias", layer.bias());
        config.object("activity_regularizer", layer.projectionRegularizer());
        StandardLayers.writeConstraints(config, "kernel", layer.kernel(), "bias", layer.bias());
        config.optional("seed", layer.seed());
    }
}
