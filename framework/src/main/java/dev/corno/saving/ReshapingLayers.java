package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.corno.layers.Interpolation;
import dev.corno.layers.Size2D;
import dev.corno.layers.Size3D;
import dev.corno.layers.reshaping.Cropping1D;
import dev.corno.layers.reshaping.Cropping2D;
import dev.corno.layers.reshaping.Cropping3D;
import dev.corno.layers.reshaping.Frame;
import dev.corno.layers.reshaping.Permute;
import dev.corno.layers.reshaping.RepeatVector;
import dev.corno.layers.reshaping.Sides;
import dev.corno.layers.reshaping.UpSampling1D;
import dev.corno.layers.reshaping.UpSampling2D;
import dev.corno.layers.reshaping.UpSampling3D;
import dev.corno.layers.reshaping.ZeroPadding1D;
import dev.corno.layers.reshaping.ZeroPadding3D;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Layers in files that only arrange numbers, but {@code Flatten}, {@code Reshape} and {@code ZeroPadding2D}. */
final class ReshapingLayers {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(Permute.class, (layer, config) -> config.numbers("dims", layer.dims()),
                    config -> new Permute(null, Arrays.stream(config.integers("dims")).boxed().toList())).built(),
            Codec.keras(RepeatVector.class, (layer, config) -> config.put("n", layer.n()),
                    config -> new RepeatVector(config.integer("n"))).built(),
            Codec.keras(ZeroPadding1D.class, (layer, config) -> {
                writePair("padding", layer.padding(), config);
                writeFormat(layer, config);
            }, config -> new ZeroPadding1D(null, pair(config, "padding"), StandardLayers.dataFormat(config))).built(),
            Codec.keras(ZeroPadding3D.class, (layer, config) -> {
                writePairs("padding", layer.sides(), config);
                writeFormat(layer, config);
            }, config -> {
                List<Sides> sides = pairs(config, "padding", 3);
                return new ZeroPadding3D(null, sides.get(0), sides.get(1), sides.get(2), StandardLayers.dataFormat(config));
            }).built(),
            Codec.keras(Cropping1D.class, (layer, config) -> writePair("cropping", layer.cropping(), config),
                    config -> new Cropping1D(null, pair(config, "cropping"))).built(),
            Codec.keras(Cropping2D.class, (layer, config) -> {
                writePairs("cropping", layer.sides(), config);
                writeFormat(layer, config);
            }, config -> {
                List<Sides> sides = pairs(config, "cropping", 2);
                return new Cropping2D(null, sides.get(0), sides.get(1), StandardLayers.dataFormat(config));
            }).built(),
            Codec.keras(Cropping3D.class, (layer, config) -> {
                writePairs("cropping", layer.sides(), config);
                writeFormat(layer, config);
            }, config -> {
                List<Sides> sides = pairs(config, "cropping", 3);
                return new Cropping3D(null, sides.get(0), sides.get(1), sides.get(2), StandardLayers.dataFormat(config));
            }).built(),
            Codec.keras(UpSampling1D.class, (layer, config) -> config.put("size", layer.size()),
                    config -> new UpSampling1D(config.integer("size", 2))).built(),
            Codec.keras(UpSampling2D.class, (layer, config) -> config.numbers("size", layer.factors())
                    .put("data_format", StandardLayers.lower(layer.dataFormat()))
                    .put("interpolation", StandardLayers.lower(layer.interpolation())), ReshapingLayers::upSampling2D).built(),
            Codec.keras(UpSampling3D.class, (layer, config) -> config.numbers("size", layer.factors())
                    .put("data_format", StandardLayers.lower(layer.dataFormat())), ReshapingLayers::upSampling3D).built());

    private ReshapingLayers() {
    }

    private static void writeFormat(Frame layer, ConfigWriter config) {
        config.put("data_format", StandardLayers.lower(layer.dataFormat()));
    }

    private static void writePair(String key, Sides sides, ConfigWriter config) {
        config.put(key, sides.before(), sides.after());
    }

    private static void writePairs(String key, List<Sides> sides, ConfigWriter config) {
        ArrayNode axes = config.config().putArray(key);
        sides.forEach(axis -> axes.addArray().add(axis.before()).add(axis.after()));
    }

    // A number, or (before, after).
    private static Sides pair(ConfigReader config, String key) {
        List<Integer> pair = Sizes.of(config, key, 2, 1);
        return new Sides(pair.get(0), pair.get(1));
    }

    // A number, one for each axis, or (before, after) for each axis.
    private static List<Sides> pairs(ConfigReader config, String key, int rank) {
        if (!config.has(key)) {
            return Collections.nCopies(rank, new Sides(1));
        }
        JsonNode node = config.require(key);
        if (node.isArray() && node.size() != rank) {
            throw wrong(config, key, node);
        }
        return IntStream.range(0, rank).mapToObj(axis -> sides(config, key, node.isArray() ? node.get(axis) : node)).toList();
    }

    private static Sides sides(ConfigReader config, String key, JsonNode axis) {
        JsonNode before = axis.isArray() && axis.size() == 2 ? axis.get(0) : axis;
        JsonNode after = axis.isArray() && axis.size() == 2 ? axis.get(1) : axis;
        if (!isInt(before) || !isInt(after)) {
            throw wrong(config, key, config.require(key));
        }
        return new Sides(before.intValue(), after.intValue());
    }

    private static boolean isInt(JsonNode node) {
        return node.canConvertToExactIntegral() && node.canConvertToInt();
    }

    private static ModelFormatException wrong(ConfigReader config, String key, JsonNode got) {
        return config.wrong(key, "a number, or one for each axis or side", got);
    }

    private static UpSampling2D upSampling2D(ConfigReader config) {
        List<Integer> size = Sizes.of(config, "size", 2, 2);
        return new UpSampling2D(null, new Size2D(size.get(0), size.get(1)), StandardLayers.dataFormat(config),
                config.constant("interpolation", Interpolation.NEAREST));
    }

    private static UpSampling3D upSampling3D(ConfigReader config) {
        List<Integer> size = Sizes.of(config, "size", 3, 2);
        return new UpSampling3D(null, new Size3D(size.get(0), size.get(1), size.get(2)), StandardLayers.dataFormat(config));
    }
}
