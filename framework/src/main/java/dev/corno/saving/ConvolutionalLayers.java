package dev.corno.saving;

import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.layers.Padding;
import dev.corno.layers.SlidingWindow;
import dev.corno.layers.convolutional.Conv1D;
import dev.corno.layers.convolutional.Conv1DTranspose;
import dev.corno.layers.convolutional.Conv2DTranspose;
import dev.corno.layers.convolutional.Conv3D;
import dev.corno.layers.convolutional.Conv3DTranspose;
import dev.corno.layers.convolutional.Convolution;
import dev.corno.layers.convolutional.Convolving;
import dev.corno.layers.convolutional.DepthwiseConv1D;
import dev.corno.layers.convolutional.DepthwiseConv2D;
import dev.corno.layers.convolutional.DepthwiseConvolution;
import dev.corno.layers.convolutional.SeparableConv1D;
import dev.corno.layers.convolutional.SeparableConv2D;
import dev.corno.layers.convolutional.SeparableConvolution;
import dev.corno.layers.convolutional.TransposedConvolution;
import java.util.List;

/** Convolutions in files, but {@code Conv2D}. */
final class ConvolutionalLayers {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(Conv1D.class, (layer, config) -> writeConvolution(layer, layer.filters(), layer.groups(), config),
                    config -> new Conv1D(null, config.integer("filters"), groups(config), kernelConvolution(config, 1))).built(),
            Codec.keras(Conv3D.class, (layer, config) -> writeConvolution(layer, layer.filters(), layer.groups(), config),
                    config -> new Conv3D(null, config.integer("filters"), groups(config), kernelConvolution(config, 3))).built(),
            Codec.keras(Conv1DTranspose.class, ConvolutionalLayers::writeTransposed, config -> new Conv1DTranspose(null,
                    config.integer("filters"), outputPadding(config, 1), convolution(config, 1, "kernel"))).built(),
            Codec.keras(Conv2DTranspose.class, ConvolutionalLayers::writeTransposed, config -> new Conv2DTranspose(null,
                    config.integer("filters"), outputPadding(config, 2), convolution(config, 2, "kernel"))).built(),
            Codec.keras(Conv3DTranspose.class, ConvolutionalLayers::writeTransposed, config -> new Conv3DTranspose(null,
                    config.integer("filters"), outputPadding(config, 3), convolution(config, 3, "kernel"))).built(),
            Codec.keras(DepthwiseConv1D.class, ConvolutionalLayers::writeDepthwise, config -> new DepthwiseConv1D(null,
                    config.integer("depth_multiplier", 1), convolution(config, 1, "depthwise"))).built(),
            Codec.keras(DepthwiseConv2D.class, ConvolutionalLayers::writeDepthwise, config -> new DepthwiseConv2D(null,
                    config.integer("depth_multiplier", 1), convolution(config, 2, "depthwise"))).built(),
            Codec.keras(SeparableConv1D.class, ConvolutionalLayers::writeSeparable, config -> new SeparableConv1D(null,
                    config.integer("filters"), config.integer("depth_multiplier", 1), pointwise(config),
                    convolution(config, 1, "depthwise"))).built(),
            Codec.keras(SeparableConv2D.class, ConvolutionalLayers::writeSeparable, config -> new SeparableConv2D(null,
                    config.integer("filters"), config.integer("depth_multiplier", 1), pointwise(config),
                    convolution(config, 2, "depthwise"))).built());

    private ConvolutionalLayers() {
    }

    private static void writeConvolution(Convolving<?> layer, int filters, int groups, ConfigWriter config) {
        config.put("filters", filters);
        writeWindow(layer, config);
        writeDilation(layer, config);
        config.put("groups", groups);
        writeActivation(layer, config);
        writeSpecs(layer, List.of("kernel", "bias"), List.of(layer.kernel(), layer.bias()), config);
    }

    private static void writeTransposed(TransposedConvolution<?> layer, ConfigWriter config) {
        config.put("filters", layer.filters());
        writeWindow(layer, config);
        if (layer.outputPadding().isEmpty()) {
            config.nulls("output_padding");
        } else {
            config.numbers("output_padding", layer.outputPadding());
        }
        writeDilation(layer, config);
        writeActivation(layer, config);
        writeSpecs(layer, List.of("kernel", "bias"), List.of(layer.kernel(), layer.bias()), config);
    }

    private static void writeDepthwise(DepthwiseConvolution<?> layer, ConfigWriter config) {
        config.put("depth_multiplier", layer.depthMultiplier());
        writeWindow(layer, config);
        writeDilation(layer, config);
        writeActivation(layer, config);
        writeSpecs(layer, List.of("depthwise", "bias"), List.of(layer.kernel(), layer.bias()), config);
    }

    private static void writeSeparable(SeparableConvolution<?> layer, ConfigWriter config) {
        config.put("depth_multiplier", layer.depthMultiplier()).put("filters", layer.filters());
        writeWindow(layer, config);
        writeDilation(layer, config);
        writeActivation(layer, config);
        writeSpecs(layer, List.of("depthwise", "pointwise", "bias"), List.of(layer.kernel(), layer.pointwise(), layer.bias()), config);
    }

    private static void writeWindow(Convolving<?> layer, ConfigWriter config) {
        config.numbers("kernel_size", layer.kernelSize()).numbers("strides", layer.strides())
                .put("padding", StandardLayers.lower(layer.padding()));
    }

    private static void writeDilation(Convolving<?> layer, ConfigWriter config) {
        config.put("data_format", StandardLayers.lower(layer.dataFormat())).numbers("dilation_rate", layer.dilationRate());
    }

    private static void writeActivation(Convolving<?> layer, ConfigWriter config) {
        config.object("activation", layer.activation()).put("use_bias", layer.useBias());
    }

    private static void writeSpecs(Convolving<?> layer, List<String> names, List<WeightSpec> specs, ConfigWriter config) {
        for (int i = 0; i < names.size(); i++) {
            config.object(names.get(i) + "_initializer", specs.get(i).initializer());
        }
        for (int i = 0; i < names.size(); i++) {
            config.object(names.get(i) + "_regularizer", specs.get(i).regularizer());
        }
        config.object("activity_regularizer", layer.activityRegularizer());
        for (int i = 0; i < names.size(); i++) {
            config.object(names.get(i) + "_constraint", specs.get(i).constraint());
        }
    }

    private static Convolution kernelConvolution(ConfigReader config, int rank) {
        config.nulls("lora_rank");
        return convolution(config, rank, "kernel");
    }

    private static Convolution convolution(ConfigReader config, int rank, String kernel) {
        SlidingWindow window = new SlidingWindow(Sizes.require(config, "kernel_size", rank), Sizes.of(config, "strides", rank, 1),
                Sizes.of(config, "dilation_rate", rank, 1), config.constant("padding", Padding.VALID));
        return new Convolution(window, StandardLayers.dataFormat(config), config.activation("activation"), config.bool("use_bias", true),
                StandardLayers.spec(config, kernel, Initializers.GLOROT_UNIFORM), StandardLayers.spec(config, "bias", Initializers.ZEROS),
                config.regularizer("activity_regularizer"));
    }

    private static int groups(ConfigReader config) {
        return config.integer("groups", 1);
    }

    private static List<Integer> outputPadding(ConfigReader config, int rank) {
        return config.has("output_padding") && !config.isNull("output_padding") ? Sizes.require(config, "output_padding", rank) : List.of();
    }

    private static WeightSpec pointwise(ConfigReader config) {
        return StandardLayers.spec(config, "pointwise", Initializers.GLOROT_UNIFORM);
    }
}
