package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.layers.DataFormat;
import dev.corno.layers.normalization.GroupNormalization;
import dev.corno.layers.normalization.LayerNormalization;
import dev.corno.layers.normalization.LocalResponseNormalization;
import dev.corno.layers.normalization.RMSNormalization;
import dev.corno.layers.normalization.SpectralNormalization;
import dev.corno.layers.normalization.UnitNormalization;
import dev.corno.layers.regularization.ActivityRegularization;
import dev.corno.layers.regularization.AlphaDropout;
import dev.corno.layers.regularization.GaussianDropout;
import dev.corno.layers.regularization.GaussianNoise;
import dev.corno.layers.regularization.SpatialDropout;
import dev.corno.layers.regularization.SpatialDropout1D;
import dev.corno.layers.regularization.SpatialDropout2D;
import dev.corno.layers.regularization.SpatialDropout3D;
import java.util.List;

/** Keras's layers of normalization and regularization in files, besides batch normalization and dropout. */
final class NormalizationLayers {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(LayerNormalization.class, NormalizationLayers::writeLayer, NormalizationLayers::readLayer).built(),
            Codec.keras(GroupNormalization.class, NormalizationLayers::writeGroup, NormalizationLayers::readGroup).built(),
            Codec.keras(RMSNormalization.class,
                    (layer, config) -> config.numbers("axis", layer.axis()).put("epsilon", layer.epsilon()),
                    config -> new RMSNormalization(null, axis(config), config.number("epsilon", 1e-6))).built(),
            Codec.keras(UnitNormalization.class, (layer, config) -> StandardLayers.putAxes(config, "axis", layer.axis()),
                    config -> new UnitNormalization(null, axis(config))),
            Codec.keras(SpectralNormalization.class,
                    (layer, config) -> config.object("layer", layer.layer()).put("power_iterations", layer.powerIterations()),
                    config -> new SpectralNormalization(null, config.layer("layer"), config.integer("power_iterations", 1))).built()
                    .training(false),
            Codec.of(LocalResponseNormalization.class,
                    (layer, config) -> config.put("depth_radius", layer.depthRadius()).put("bias", layer.bias())
                            .put("alpha", layer.alpha()).put("beta", layer.beta()),
                    config -> new LocalResponseNormalization(null, config.integer("depth_radius", 5), config.number("bias", 1),
                            config.number("alpha", 1), config.number("beta", 0.5))),
            Codec.keras(SpatialDropout1D.class, NormalizationLayers::writeSpatial,
                    config -> new SpatialDropout1D(null, config.number("rate"), config.optionalLong("seed"))).training(false),
            Codec.keras(SpatialDropout2D.class, NormalizationLayers::writeSpatial, config -> new SpatialDropout2D(null,
                    config.number("rate"), config.optionalLong("seed"), StandardLayers.dataFormat(config))).training(false),
            Codec.keras(SpatialDropout3D.class, NormalizationLayers::writeSpatial, config -> new SpatialDropout3D(null,
                    config.number("rate"), config.optionalLong("seed"), StandardLayers.dataFormat(config))).training(false),
            Codec.keras(GaussianNoise.class, (layer, config) -> config.put("stddev", layer.stddev()).optional("seed", layer.seed()),
                    config -> new GaussianNoise(null, config.number("stddev"), config.optionalLong("seed"))).training(false),
            Codec.keras(GaussianDropout.class, (layer, config) -> config.put("rate", layer.rate()).optional("seed", layer.seed()),
                    config -> new GaussianDropout(null, config.number("rate"), config.optionalLong("seed"))).training(false),
            Codec.keras(AlphaDropout.class, (layer, config) -> config.put("rate", layer.rate()).optional("seed", layer.seed())
                            .shape("noise_shape", layer.noiseShape()),
                    config -> new AlphaDropout(null, config.number("rate"), config.optionalLong("seed"), config.shape("noise_shape")))
                    .training(false),
            Codec.keras(ActivityRegularization.class, (layer, config) -> config.put("l1", layer.l1()).put("l2", layer.l2()),
                    config -> new ActivityRegularization(null, config.number("l1", 0), config.number("l2", 0))));

    private NormalizationLayers() {
    }

    private static List<Integer> axis(ConfigReader config) {
        return config.has("axis") ? StandardLayers.axes(config, "axis") : List.of(-1);
    }

    private static void writeLayer(LayerNormalization layer, ConfigWriter config) {
        config.numbers("axis", layer.axis()).put("epsilon", layer.epsilon()).put("center", layer.center()).put("scale", layer.scale())
                .put("rms_scaling", layer.rmsScaling());
        writeWeights(config, layer.beta(), layer.gamma());
    }

    private static LayerNormalization readLayer(ConfigReader config) {
        return new LayerNormalization(null, axis(config), config.number("epsilon", 1e-3), config.bool("center", true),
                config.bool("scale", true), config.bool("rms_scaling", false), StandardLayers.spec(config, "beta", Initializers.ZEROS),
                StandardLayers.spec(config, "gamma", Initializers.ONES));
    }

    private static void writeGroup(GroupNormalization layer, ConfigWriter config) {
        config.put("groups", layer.groups()).put("axis", layer.axis()).put("epsilon", layer.epsilon()).put("center", layer.center())
                .put("scale", layer.scale());
        writeWeights(config, layer.beta(), layer.gamma());
    }

    private static GroupNormalization readGroup(ConfigReader config) {
        return new GroupNormalization(null, config.integer("groups", 32), config.integer("axis", -1), config.number("epsilon", 1e-3),
                config.bool("center", true), config.bool("scale", true), StandardLayers.spec(config, "beta", Initializers.ZEROS),
                StandardLayers.spec(config, "gamma", Initializers.ONES));
    }

    private static void writeWeights(ConfigWriter config, WeightSpec beta, WeightSpec gamma) {
        StandardLayers.writeSpecs(config, "beta", beta, "gamma", gamma);
        StandardLayers.writeConstraints(config, "beta", beta, "gamma", gamma);
    }

    // Keras takes no "trainable" here, and writes the element type as a text.
    private static void writeSpatial(SpatialDropout layer, ConfigWriter config) {
        ObjectNode json = config.config();
        JsonNode name = json.get("name");
        json.removeAll();
        config.put("rate", layer.rate()).optional("seed", layer.seed()).set("name", name).put("dtype", "float32");
        if (layer.spatialAxes() > 1) {
            config.put("data_format", layer.dataFormat() == DataFormat.CHANNELS_LAST ? "channels_last" : "channels_first");
        }
    }
}
