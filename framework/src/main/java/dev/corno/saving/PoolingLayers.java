package dev.corno.saving;

import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.Size3D;
import dev.corno.layers.pooling.AdaptiveAveragePooling1D;
import dev.corno.layers.pooling.AdaptiveAveragePooling2D;
import dev.corno.layers.pooling.AdaptiveAveragePooling3D;
import dev.corno.layers.pooling.AdaptiveMaxPooling1D;
import dev.corno.layers.pooling.AdaptiveMaxPooling2D;
import dev.corno.layers.pooling.AdaptiveMaxPooling3D;
import dev.corno.layers.pooling.AdaptivePooling;
import dev.corno.layers.pooling.AveragePooling1D;
import dev.corno.layers.pooling.AveragePooling3D;
import dev.corno.layers.pooling.GlobalAveragePooling1D;
import dev.corno.layers.pooling.GlobalAveragePooling3D;
import dev.corno.layers.pooling.GlobalMaxPooling1D;
import dev.corno.layers.pooling.GlobalMaxPooling3D;
import dev.corno.layers.pooling.GlobalPooling;
import dev.corno.layers.pooling.MaxPooling1D;
import dev.corno.layers.pooling.MaxPooling3D;
import dev.corno.layers.pooling.Pooling;
import java.util.List;

/** Poolings in files, but the plain ones of pictures. */
final class PoolingLayers {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(MaxPooling1D.class, PoolingLayers::write, config -> new MaxPooling1D(null, poolSize(config, 1).get(0),
                    strides(config, 1).get(0), padding(config), StandardLayers.dataFormat(config))),
            Codec.keras(AveragePooling1D.class, PoolingLayers::write, config -> new AveragePooling1D(null, poolSize(config, 1).get(0),
                    strides(config, 1).get(0), padding(config), StandardLayers.dataFormat(config))),
            Codec.keras(MaxPooling3D.class, PoolingLayers::write, config -> new MaxPooling3D(null, size3D(poolSize(config, 3)),
                    size3D(strides(config, 3)), padding(config), StandardLayers.dataFormat(config))),
            Codec.keras(AveragePooling3D.class, PoolingLayers::write, config -> new AveragePooling3D(null, size3D(poolSize(config, 3)),
                    size3D(strides(config, 3)), padding(config), StandardLayers.dataFormat(config))),
            Codec.keras(GlobalMaxPooling1D.class, PoolingLayers::writeGlobal,
                    config -> new GlobalMaxPooling1D(null, StandardLayers.dataFormat(config), config.bool("keepdims", false))),
            Codec.keras(GlobalAveragePooling1D.class, PoolingLayers::writeGlobal,
                    config -> new GlobalAveragePooling1D(null, StandardLayers.dataFormat(config), config.bool("keepdims", false))).masked(),
            Codec.keras(GlobalMaxPooling3D.class, PoolingLayers::writeGlobal,
                    config -> new GlobalMaxPooling3D(null, StandardLayers.dataFormat(config), config.bool("keepdims", false))),
            Codec.keras(GlobalAveragePooling3D.class, PoolingLayers::writeGlobal,
                    config -> new GlobalAveragePooling3D(null, StandardLayers.dataFormat(config), config.bool("keepdims", false))),
            Codec.keras(AdaptiveMaxPooling1D.class, PoolingLayers::writeAdaptive,
                    config -> new AdaptiveMaxPooling1D(null, parts(config, 1).get(0), StandardLayers.dataFormat(config))).built(),
            Codec.keras(AdaptiveAveragePooling1D.class, PoolingLayers::writeAdaptive,
                    config -> new AdaptiveAveragePooling1D(null, parts(config, 1).get(0), StandardLayers.dataFormat(config))).built(),
            Codec.keras(AdaptiveMaxPooling2D.class, PoolingLayers::writeAdaptive,
                    config -> new AdaptiveMaxPooling2D(null, size2D(parts(config, 2)), StandardLayers.dataFormat(config))).built(),
            Codec.keras(AdaptiveAveragePooling2D.class, PoolingLayers::writeAdaptive,
                    config -> new AdaptiveAveragePooling2D(null, size2D(parts(config, 2)), StandardLayers.dataFormat(config))).built(),
            Codec.keras(AdaptiveMaxPooling3D.class, PoolingLayers::writeAdaptive,
                    config -> new AdaptiveMaxPooling3D(null, size3D(parts(config, 3)), StandardLayers.dataFormat(config))).built(),
            Codec.keras(AdaptiveAveragePooling3D.class, PoolingLayers::writeAdaptive,
                    config -> new AdaptiveAveragePooling3D(null, size3D(parts(config, 3)), StandardLayers.dataFormat(config))).built());

    private PoolingLayers() {
    }

    private static void write(Pooling layer, ConfigWriter config) {
        config.numbers("pool_size", layer.sliding().size()).put("padding", StandardLayers.lower(layer.sliding().padding()))
                .numbers("strides", layer.sliding().strides()).put("data_format", StandardLayers.lower(layer.dataFormat()));
    }

    private static List<Integer> poolSize(ConfigReader config, int rank) {
        return Sizes.of(config, "pool_size", rank, 2);
    }

    private static List<Integer> strides(ConfigReader config, int rank) {
        return config.has("strides") && !config.isNull("strides") ? Sizes.require(config, "strides", rank) : poolSize(config, rank);
    }

    private static Padding padding(ConfigReader config) {
        return config.constant("padding", Padding.VALID);
    }

    private static void writeGlobal(GlobalPooling layer, ConfigWriter config) {
        config.put("data_format", StandardLayers.lower(layer.dataFormat())).put("keepdims", layer.keepDims());
    }

    private static void writeAdaptive(AdaptivePooling layer, ConfigWriter config) {
        config.numbers("output_size", layer.parts()).put("data_format", StandardLayers.lower(layer.dataFormat()));
    }

    private static List<Integer> parts(ConfigReader config, int rank) {
        return Sizes.require(config, "output_size", rank);
    }

    private static Size2D size2D(List<Integer> lengths) {
        return new Size2D(lengths.get(0), lengths.get(1));
    }

    private static Size3D size3D(List<Integer> lengths) {
        return new Size3D(lengths.get(0), lengths.get(1), lengths.get(2));
    }
}
