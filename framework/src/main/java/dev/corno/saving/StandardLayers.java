package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.activations.Activations;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.initializers.Initializers;
import dev.corno.initializers.RandomUniform;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.activation.ELU;
import dev.corno.layers.activation.LeakyReLU;
import dev.corno.layers.activation.PReLU;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Identity;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.Lambda;
import dev.corno.layers.core.LambdaFunction;
import dev.corno.layers.core.ReversedEmbedding;
import dev.corno.layers.core.ReversibleEmbedding;
import dev.corno.layers.core.WithMask;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Average;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.merging.CustomScaleLayer;
import dev.corno.layers.merging.Dot;
import dev.corno.layers.merging.Maximum;
import dev.corno.layers.merging.Minimum;
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.merging.Subtract;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.normalization.RenormClipping;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.GlobalMaxPooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.layers.reshaping.Reshape;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.tensor.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Keras's layers in files: after {@code name}, {@code trainable} and {@code dtype}, the parameters in Keras's order. */
final class StandardLayers {

    static final List<Codec<?>> CODECS = List.of(

            // core
            Codec.keras(Input.class, StandardLayers::writeInput, StandardLayers::readInput).className("InputLayer"),
            Codec.keras(Dense.class, StandardLayers::writeDense, StandardLayers::readDense).built(),
            Codec.keras(Activation.class, (layer, config) -> config.object("activation", layer.activation()),
                    config -> new Activation(config.activation("activation"))),
            Codec.keras(Identity.class, (layer, config) -> { }, config -> new Identity()),
            Codec.keras(Lambda.class, StandardLayers::writeLambda, StandardLayers::readLambda).masked(),
            Codec.keras(ReversibleEmbedding.class, StandardLayers::writeReversible, StandardLayers::readReversible).built(),
            Codec.of(ReversedEmbedding.class, (layer, config) -> config.object("embedding", layer.embedding()),
                    StandardLayers::readReversed),
            Codec.of(WithMask.class, (layer, config) -> { }, config -> new WithMask()),

            // convolutional
            Codec.keras(Conv2D.class, StandardLayers::writeConv2D, StandardLayers::readConv2D).built(),

            // pooling
            Codec.keras(MaxPooling2D.class,
                    (layer, config) -> writePooling(config, layer.poolSize(), layer.padding(), layer.strides(), layer.dataFormat()),
                    config -> new MaxPooling2D(null, size(config, "pool_size", new Size2D(2)),
                            size(config, "strides", size(config, "pool_size", new Size2D(2))), padding(config), dataFormat(config))),
            Codec.keras(AveragePooling2D.class,
                    (layer, config) -> writePooling(config, layer.poolSize(), layer.padding(), layer.strides(), layer.dataFormat()),
                    config -> new AveragePooling2D(null, size(config, "pool_size", new Size2D(2)),
                            size(config, "strides", size(config, "pool_size", new Size2D(2))), padding(config), dataFormat(config))),
            Codec.keras(GlobalMaxPooling2D.class,
                    (layer, config) -> config.put("data_format", lower(layer.dataFormat())).put("keepdims", layer.keepDims()),
                    config -> new GlobalMaxPooling2D(null, dataFormat(config), config.bool("keepdims", false))),
            Codec.keras(GlobalAveragePooling2D.class,
                    (layer, config) -> config.put("data_format", lower(layer.dataFormat())).put("keepdims", layer.keepDims()),
                    config -> new GlobalAveragePooling2D(null, dataFormat(config), config.bool("keepdims", false))),

            // normalization and regularization
            Codec.keras(BatchNormalization.class, StandardLayers::writeNormalization, StandardLayers::readNormalization).built()
                    .masked(),
            Codec.keras(Dropout.class,
                    (layer, config) -> config.put("rate", layer.rate()).optional("seed", layer.seed()).shape("noise_shape", layer.noiseShape()),
                    config -> new Dropout(null, config.number("rate"), config.optionalLong("seed"), config.shape("noise_shape")))
                    .training(false),

            // reshaping
            Codec.keras(Flatten.class, (layer, config) -> config.put("data_format", lower(layer.dataFormat())),
                    config -> new Flatten(null, dataFormat(config))).built(),
            Codec.keras(Reshape.class, (layer, config) -> config.put("target_shape", layer.targetShape().toArray()),
                    config -> new Reshape(config.integers("target_shape"))),
            Codec.keras(ZeroPadding2D.class, StandardLayers::writeZeroPadding, StandardLayers::readZeroPadding).built(),

            // merging
            Codec.keras(Add.class, (layer, config) -> { }, config -> new Add()).built(),
            Codec.keras(Subtract.class, (layer, config) -> { }, config -> new Subtract()).built(),
            Codec.keras(Multiply.class, (layer, config) -> { }, config -> new Multiply()).built(),
            Codec.keras(Average.class, (layer, config) -> { }, config -> new Average()).built(),
            Codec.keras(Maximum.class, (layer, config) -> { }, config -> new Maximum()).built(),
            Codec.keras(Minimum.class, (layer, config) -> { }, config -> new Minimum()).built(),
            Codec.keras(Concatenate.class, (layer, config) -> config.put("axis", layer.axis()),
                    config -> new Concatenate(config.integer("axis", -1))).built(),
            Codec.keras(CustomScaleLayer.class, (layer, config) -> config.put("scale", layer.scale()),
                    config -> new CustomScaleLayer(config.number("scale"))).module("keras.src.applications.inception_resnet_v2").built(),
            Codec.keras(Dot.class, StandardLayers::writeDot,
                    config -> new Dot(config.integers("axes")).normalize(config.bool("normalize", false))).built(),

            // activation
            Codec.keras(ELU.class, (layer, config) -> config.put("alpha", layer.alpha()),
                    config -> new ELU(config.number("alpha", 1))),
            Codec.keras(LeakyReLU.class, (layer, config) -> config.put("negative_slope", layer.negativeSlope()),
                    config -> new LeakyReLU(config.number("negative_slope", 0.3))),
            Codec.keras(ReLU.class,
                    (layer, config) -> config.unless(Double.POSITIVE_INFINITY, "max_value", layer.maxValue())
                            .put("negative_slope", layer.negativeSlope()).put("threshold", layer.threshold()),
                    config -> new ReLU(null, config.number("max_value", Double.POSITIVE_INFINITY),
                            config.number("negative_slope", 0), config.number("threshold", 0))),
            Codec.keras(PReLU.class, StandardLayers::writePrelu,
                    config -> new PReLU(null, spec(config, "alpha", Initializers.ZEROS), axes(config, "shared_axes"))).built(),
            Codec.keras(Softmax.class, StandardLayers::writeSoftmax,
                    config -> new Softmax(config.has("axis") ? config.integers("axis") : new int[] {-1})).masked());

    private StandardLayers() {
    }

    private static void writeInput(Input layer, ConfigWriter config) {
        config.set("batch_shape", ConfigWriter.withBatch(layer.batchSize(), layer.shape())).put("dtype", layer.dtype().toString())
                .put("sparse", false).put("ragged", false).put("name", layer.name()).put("optional", false);
    }

    private static Input readInput(ConfigReader config) {
        config.only("sparse", "false");
        config.only("ragged", "false");
        config.only("optional", "false");
        if (config.text("dtype", "float32").equals("string")) {
            throw config.place().at("dtype").error("is \"string\", but texts in a model are not supported. Save the model from its first "
                    + "layer of numbers on, and call TextVectorization or StringLookup before it.");
        }
        return config.input("batch_shape").dtype(config.constant("dtype", DataType.FLOAT32));
    }

    private static void writeDense(Dense layer, ConfigWriter config) {
        config.put("units", layer.units()).object("activation", layer.activation()).put("use_bias", layer.useBias());
        writeSpecs(config, "kernel", layer.kernel(), "bias", layer.bias());
        writeConstraints(config, "kernel", layer.kernel(), "bias", layer.bias());
        config.nulls("quantization_config");
    }

    private static Dense readDense(ConfigReader config) {
        config.nulls("quantization_config", "lora_rank");
        return new Dense(null, config.integer("units"), config.activation("activation"), config.bool("use_bias", true),
                kernel(config), bias(config), config.regularizer("activity_regularizer"));
    }

    private static void writeReversible(ReversibleEmbedding layer, ConfigWriter config) {
        config.put("input_dim", layer.inputDim()).put("output_dim", layer.outputDim())
                .object("embeddings_initializer", layer.embeddings().initializer())
                .object("embeddings_regularizer", layer.embeddings().regularizer())
                .object("activity_regularizer", layer.activityRegularizer())
                .object("embeddings_constraint", layer.embeddings().constraint()).put("mask_zero", layer.maskZero())
                .nulls("quantization_config").put("tie_weights", layer.tieWeights()).nulls("reverse_dtype")
                .unless(Double.POSITIVE_INFINITY, "logit_soft_cap", layer.logitSoftCap());
    }

    private static ReversibleEmbedding readReversible(ConfigReader config) {
        config.nulls("quantization_config", "lora_rank", "lora_alpha");
        config.float32("reverse_dtype");
        return new ReversibleEmbedding(null, config.integer("input_dim"), config.integer("output_dim"), config.bool("tie_weights", true),
                config.bool("mask_zero", false), config.number("logit_soft_cap", Double.POSITIVE_INFINITY),
                spec(config, "embeddings", new RandomUniform(-0.05, 0.05)), config.regularizer("activity_regularizer"));
    }

    private static ReversedEmbedding readReversed(ConfigReader config) {
        if (config.layer("embedding") instanceof ReversibleEmbedding embedding) {
            return embedding.reverse();
        }
        throw config.wrong("embedding", "a ReversibleEmbedding", config.require("embedding"));
    }

    private static void writeConv2D(Conv2D layer, ConfigWriter config) {
        config.put("filters", layer.filters()).put("kernel_size", ints(layer.kernelSize())).put("strides", ints(layer.strides()))
                .put("padding", lower(layer.padding())).put("data_format", lower(layer.dataFormat()))
                .put("dilation_rate", ints(layer.dilationRate())).put("groups", layer.groups())
                .object("activation", layer.activation()).put("use_bias", layer.useBias());
        writeSpecs(config, "kernel", layer.kernel(), "bias", layer.bias());
        config.object("activity_regularizer", layer.activityRegularizer());
        writeConstraints(config, "kernel", layer.kernel(), "bias", layer.bias());
    }

    private static Conv2D readConv2D(ConfigReader config) {
        config.nulls("lora_rank");
        return new Conv2D(null, config.integer("filters"), size(config, "kernel_size"), size(config, "strides", new Size2D(1)),
                padding(config), dataFormat(config), size(config, "dilation_rate", new Size2D(1)), config.integer("groups", 1),
                config.activation("activation"), config.bool("use_bias", true), kernel(config), bias(config),
                config.regularizer("activity_regularizer"));
    }

    private static void writePooling(ConfigWriter config, Size2D poolSize, Padding padding, Size2D strides, DataFormat dataFormat) {
        config.put("pool_size", ints(poolSize)).put("padding", lower(padding)).put("strides", ints(strides))
                .put("data_format", lower(dataFormat));
    }

    private static void writeNormalization(BatchNormalization layer, ConfigWriter config) {
        config.put("axis", layer.axis()).put("momentum", layer.momentum()).put("epsilon", layer.epsilon())
                .put("center", layer.center()).put("scale", layer.scale())
                .object("beta_initializer", layer.beta().initializer()).object("gamma_initializer", layer.gamma().initializer())
                .object("moving_mean_initializer", layer.movingMeanInitializer())
                .object("moving_variance_initializer", layer.movingVarianceInitializer())
                .object("beta_regularizer", layer.beta().regularizer()).object("gamma_regularizer", layer.gamma().regularizer())
                .object("beta_constraint", layer.beta().constraint()).object("gamma_constraint", layer.gamma().constraint())
                .put("synchronized", false).put("renorm", layer.renorm());
        if (layer.renormClipping().equals(RenormClipping.NONE)) {
            config.nulls("renorm_clipping");
        } else {
            config.set("renorm_clipping", clipping(layer.renormClipping()));
        }
        config.put("renorm_momentum", layer.renormMomentum());
    }

    private static BatchNormalization readNormalization(ConfigReader config) {
        // One device is always in step with itself.
        config.ignore("synchronized");
        return new BatchNormalization(null, config.has("axis") ? axis(config) : -1, config.number("momentum", 0.99),
                config.number("epsilon", 0.001), config.bool("center", true), config.bool("scale", true),
                spec(config, "beta", Initializers.ZEROS), spec(config, "gamma", Initializers.ONES),
                config.initializer("moving_mean_initializer", Initializers.ZEROS),
                config.initializer("moving_variance_initializer", Initializers.ONES), config.bool("renorm", false),
                config.section("renorm_clipping").map(StandardLayers::clipping).orElse(RenormClipping.NONE),
                config.number("renorm_momentum", 0.99));
    }

    private static ObjectNode clipping(RenormClipping clipping) {
        ObjectNode bounds = emptyObject();
        if (clipping.rmin() > 0) {
            bounds.put("rmin", clipping.rmin());
        }
        if (clipping.rmax() < Double.POSITIVE_INFINITY) {
            bounds.put("rmax", clipping.rmax());
        }
        return clipping.dmax() < Double.POSITIVE_INFINITY ? bounds.put("dmax", clipping.dmax()) : bounds;
    }

    private static RenormClipping clipping(ConfigReader bounds) {
        RenormClipping clipping = new RenormClipping(bounds.number("rmin", 0), bounds.number("rmax", Double.POSITIVE_INFINITY),
                bounds.number("dmax", Double.POSITIVE_INFINITY));
        bounds.finish();
        return clipping;
    }

    // Older files have a list of one.
    private static int axis(ConfigReader config) {
        int[] axis = config.integers("axis");
        if (axis.length != 1) {
            throw config.wrong("axis", "one axis", config.require("axis"));
        }
        return axis[0];
    }

    private static void writeZeroPadding(ZeroPadding2D layer, ConfigWriter config) {
        config.config().putArray("padding").add(config.config().arrayNode().add(layer.top()).add(layer.bottom()))
                .add(config.config().arrayNode().add(layer.left()).add(layer.right()));
        config.put("data_format", lower(layer.dataFormat()));
    }

    // A number, (height, width), or ((top, bottom), (left, right)).
    private static ZeroPadding2D readZeroPadding(ConfigReader config) {
        JsonNode padding = config.require("padding");
        JsonNode height = padding.isArray() && padding.size() == 2 ? padding.get(0) : padding;
        JsonNode width = padding.isArray() && padding.size() == 2 ? padding.get(1) : padding;
        List<JsonNode> sides = List.of(side(height, 0), side(height, 1), side(width, 0), side(width, 1));
        if (!sides.stream().allMatch(JsonNode::canConvertToExactIntegral)) {
            throw config.wrong("padding", "a number, or one for each axis or side", padding);
        }
        return new ZeroPadding2D(null, sides.get(0).asInt(), sides.get(1).asInt(), sides.get(2).asInt(), sides.get(3).asInt(),
                dataFormat(config));
    }

    private static JsonNode side(JsonNode axis, int index) {
        return axis.isArray() && axis.size() == 2 ? axis.get(index) : axis;
    }

    private static void writeDot(Dot layer, ConfigWriter config) {
        putAxes(config, "axes", layer.axes());
        config.put("normalize", layer.normalize());
    }

    private static void writePrelu(PReLU layer, ConfigWriter config) {
        config.object("alpha_initializer", layer.alpha().initializer()).object("alpha_regularizer", layer.alpha().regularizer())
                .object("alpha_constraint", layer.alpha().constraint());
        if (layer.sharedAxes().isEmpty()) {
            config.nulls("shared_axes");
        } else {
            config.numbers("shared_axes", layer.sharedAxes());
        }
    }

    private static ObjectNode emptyObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void writeLambda(Lambda layer, ConfigWriter config) {
        config.object("function", layer.function());
        if (layer.mask() != Lambda.UNMASKED) {
            config.object("mask", layer.mask());
        }
        config.set("arguments", emptyObject());
    }

    private static Lambda readLambda(ConfigReader config) {
        // The function says which shape it gives.
        config.ignore("output_shape");
        LambdaFunction mask = !config.has("mask") || config.isNull("mask") ? Lambda.UNMASKED : config.function("mask");
        return new Lambda(config.function("function", "arguments")).mask(mask);
    }

    /** Adds an axis, or several as a list. */
    static void putAxes(ConfigWriter config, String key, List<Integer> axes) {
        if (axes.size() == 1) {
            config.put(key, axes.get(0));
        } else {
            config.numbers(key, axes);
        }
    }

    /** {@return one axis or several; none where they are not given} */
    static List<Integer> axes(ConfigReader config, String key) {
        return !config.has(key) || config.isNull(key) ? List.of() : Arrays.stream(config.integers(key)).boxed().toList();
    }

    private static void writeSoftmax(Softmax layer, ConfigWriter config) {
        putAxes(config, "axis", layer.axis());
    }

    static void writeSpecs(ConfigWriter config, String first, WeightSpec firstSpec, String second, WeightSpec secondSpec) {
        config.object(first + "_initializer", firstSpec.initializer()).object(second + "_initializer", secondSpec.initializer())
                .object(first + "_regularizer", firstSpec.regularizer()).object(second + "_regularizer", secondSpec.regularizer());
    }

    static void writeConstraints(ConfigWriter config, String first, WeightSpec firstSpec, String second,
            WeightSpec secondSpec) {
        config.object(first + "_constraint", firstSpec.constraint()).object(second + "_constraint", secondSpec.constraint());
    }

    static WeightSpec kernel(ConfigReader config) {
        return spec(config, "kernel", Initializers.GLOROT_UNIFORM);
    }

    static WeightSpec bias(ConfigReader config) {
        return spec(config, "bias", Initializers.ZEROS);
    }

    static WeightSpec spec(ConfigReader config, String weight, Initializer otherwise) {
        return new WeightSpec(config.initializer(weight + "_initializer", otherwise), config.regularizer(weight + "_regularizer"),
                config.constraint(weight + "_constraint"));
    }

    private static Size2D size(ConfigReader config, String key, Size2D otherwise) {
        return !config.has(key) || config.isNull(key) ? otherwise : size(config, key);
    }

    private static Size2D size(ConfigReader config, String key) {
        int[] lengths = config.integers(key);
        if (lengths.length != 1 && lengths.length != 2) {
            throw config.wrong(key, "one or two numbers", config.require(key));
        }
        return new Size2D(lengths[0], lengths[lengths.length - 1]);
    }

    private static int[] ints(Size2D size) {
        return new int[] {size.height(), size.width()};
    }

    static Padding padding(ConfigReader config) {
        return config.constant("padding", Padding.VALID);
    }

    static DataFormat dataFormat(ConfigReader config) {
        return config.constant("data_format", DataFormat.CHANNELS_LAST);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
