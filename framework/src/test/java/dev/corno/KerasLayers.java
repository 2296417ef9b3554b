package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.activations.Activations;
import dev.corno.graph.Layer;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.activation.ELU;
import dev.corno.layers.activation.LeakyReLU;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Identity;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Average;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.merging.Maximum;
import dev.corno.layers.merging.Minimum;
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.merging.Subtract;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.GlobalMaxPooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.layers.reshaping.Reshape;
import dev.corno.layers.reshaping.ZeroPadding2D;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Builds layers from Keras's serialized ones, independently of the code that reads model files. */
final class KerasLayers {

    private KerasLayers() {
    }

    static Layer layer(JsonNode serialized) {
        JsonNode config = serialized.get("config");
        return switch (serialized.get("class_name").asText()) {
            case "Activation" -> new Activation(activation(config));
            case "Add" -> new Add();
            case "Average" -> new Average();
            case "AveragePooling2D" -> new AveragePooling2D(size(config.get("pool_size"))).strides(size(config.get("strides")))
                    .padding(padding(config)).dataFormat(format(config));
            case "BatchNormalization" -> new BatchNormalization().axis(config.get("axis").asInt())
                    .momentum(config.get("momentum").asDouble()).epsilon(config.get("epsilon").asDouble())
                    .center(config.get("center").asBoolean()).scale(config.get("scale").asBoolean());
            case "Concatenate" -> new Concatenate(config.get("axis").asInt());
            case "Conv2D" -> new Conv2D(config.get("filters").asInt(), size(config.get("kernel_size")), activation(config))
                    .strides(size(config.get("strides"))).padding(padding(config)).dataFormat(format(config))
                    .dilationRate(size(config.get("dilation_rate"))).groups(config.get("groups").asInt())
                    .useBias(config.get("use_bias").asBoolean());
            case "Dense" -> new Dense(config.get("units").asInt(), activation(config)).useBias(config.get("use_bias").asBoolean());
            case "Dropout" -> new Dropout(config.get("rate").asDouble());
            case "ELU" -> new ELU(config.get("alpha").asDouble());
            case "Flatten" -> new Flatten().dataFormat(format(config));
            case "GlobalAveragePooling2D" ->
                    new GlobalAveragePooling2D().dataFormat(format(config)).keepDims(config.get("keepdims").asBoolean());
            case "GlobalMaxPooling2D" ->
                    new GlobalMaxPooling2D().dataFormat(format(config)).keepDims(config.get("keepdims").asBoolean());
            case "Identity" -> new Identity();
            case "LeakyReLU" -> new LeakyReLU(config.get("negative_slope").asDouble());
            case "MaxPooling2D" -> new MaxPooling2D(size(config.get("pool_size"))).strides(size(config.get("strides")))
                    .padding(padding(config)).dataFormat(format(config));
            case "Maximum" -> new Maximum();
            case "Minimum" -> new Minimum();
            case "Multiply" -> new Multiply();
            case "ReLU" -> new ReLU(config.get("max_value").asDouble(Double.POSITIVE_INFINITY))
                    .negativeSlope(config.get("negative_slope").asDouble()).threshold(config.get("threshold").asDouble());
            case "Reshape" -> new Reshape(integers(config.get("target_shape")));
            case "Softmax" -> new Softmax(integers(config.get("axis")));
            case "Subtract" -> new Subtract();
            case "ZeroPadding2D" -> new ZeroPadding2D(config.at("/padding/0/0").asInt(), config.at("/padding/0/1").asInt(),
                    config.at("/padding/1/0").asInt(), config.at("/padding/1/1").asInt()).dataFormat(format(config));
            default -> throw CaseRunner.notBuilt("layer " + serialized.get("class_name").asText());
        };
    }

    private static dev.corno.activations.Activation activation(JsonNode config) {
        String name = config.get("activation").asText();
        try {
            return Activations.byName(name);
        } catch (IllegalArgumentException e) {
            throw CaseRunner.notBuilt("activation " + name);
        }
    }

    private static Padding padding(JsonNode config) {
        return Padding.valueOf(config.get("padding").asText().toUpperCase(Locale.ROOT));
    }

    private static DataFormat format(JsonNode config) {
        return DataFormat.valueOf(config.get("data_format").asText().toUpperCase(Locale.ROOT));
    }

    private static Size2D size(JsonNode node) {
        return new Size2D(node.get(0).asInt(), node.get(1).asInt());
    }

    private static int[] integers(JsonNode node) {
        return node.isInt() ? new int[] {node.asInt()}
                : StreamSupport.stream(node.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
    }
}
