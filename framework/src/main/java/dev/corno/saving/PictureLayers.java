package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.corno.graph.Layer;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Interpolation;
import dev.corno.layers.Size2D;
import dev.corno.layers.preprocessing.AugMix;
import dev.corno.layers.preprocessing.AutoContrast;
import dev.corno.layers.preprocessing.CenterCrop;
import dev.corno.layers.preprocessing.ContrastLimitedAdaptiveHistogramEqualization;
import dev.corno.layers.preprocessing.CutMix;
import dev.corno.layers.preprocessing.Equalization;
import dev.corno.layers.preprocessing.Fill;
import dev.corno.layers.preprocessing.FillMode;
import dev.corno.layers.preprocessing.FlipMode;
import dev.corno.layers.preprocessing.MixUp;
import dev.corno.layers.preprocessing.PcaColorJitter;
import dev.corno.layers.preprocessing.RandAugment;
import dev.corno.layers.preprocessing.RandomBrightness;
import dev.corno.layers.preprocessing.RandomColorDegeneration;
import dev.corno.layers.preprocessing.RandomColorJitter;
import dev.corno.layers.preprocessing.RandomContrast;
import dev.corno.layers.preprocessing.RandomCrop;
import dev.corno.layers.preprocessing.RandomElasticTransform;
import dev.corno.layers.preprocessing.RandomErasing;
import dev.corno.layers.preprocessing.RandomFlip;
import dev.corno.layers.preprocessing.RandomGaussianBlur;
import dev.corno.layers.preprocessing.RandomGrayscale;
import dev.corno.layers.preprocessing.RandomHue;
import dev.corno.layers.preprocessing.RandomInvert;
import dev.corno.layers.preprocessing.RandomPerspective;
import dev.corno.layers.preprocessing.RandomPosterization;
import dev.corno.layers.preprocessing.RandomRotation;
import dev.corno.layers.preprocessing.RandomSaturation;
import dev.corno.layers.preprocessing.RandomSharpness;
import dev.corno.layers.preprocessing.RandomShear;
import dev.corno.layers.preprocessing.RandomTranslation;
import dev.corno.layers.preprocessing.RandomZoom;
import dev.corno.layers.preprocessing.Range;
import dev.corno.layers.preprocessing.Resizing;
import dev.corno.layers.preprocessing.Solarization;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** Keras's layers that prepare or augment pictures in files: {@code data_format} first, then the parameters in Keras's order. */
final class PictureLayers {

    static final List<Codec<?>> CODECS = List.of(

            // sizes
            picture(Resizing.class, Resizing::dataFormat,
                    (layer, config) -> config.put("height", layer.height()).put("width", layer.width())
                            .put("interpolation", lower(layer.interpolation())).put("crop_to_aspect_ratio", layer.cropToAspectRatio())
                            .put("pad_to_aspect_ratio", layer.padToAspectRatio()).put("fill_mode", "constant")
                            .put("fill_value", layer.fillValue()).put("antialias", layer.antialias()),
                    config -> {
                        config.only("fill_mode", "\"constant\"");
                        return new Resizing(null, config.integer("height"), config.integer("width"), interpolation(config),
                                config.bool("crop_to_aspect_ratio", false), config.bool("pad_to_aspect_ratio", false),
                                config.number("fill_value", 0), config.bool("antialias", false), format(config));
                    }),
            picture(CenterCrop.class, CenterCrop::dataFormat,
                    (layer, config) -> config.put("height", layer.height()).put("width", layer.width()),
                    config -> new CenterCrop(null, config.integer("height"), config.integer("width"), format(config))),
            picture(RandomCrop.class, RandomCrop::dataFormat,
                    (layer, config) -> config.put("height", layer.height()).put("width", layer.width()).optional("seed", layer.seed()),
                    config -> new RandomCrop(null, config.integer("height"), config.integer("width"), seed(config), format(config))),

            // places
            picture(RandomFlip.class, RandomFlip::dataFormat,
                    (layer, config) -> config.optional("seed", layer.seed()).put("mode", lower(layer.mode())),
                    config -> new RandomFlip(null, config.constant("mode", FlipMode.HORIZONTAL_AND_VERTICAL), seed(config), format(config))),
            picture(RandomTranslation.class, RandomTranslation::dataFormat,
                    (layer, config) -> writeFill(range(range(config, "height_factor", layer.heightFactor()), "width_factor",
                            layer.widthFactor()), layer.fill(), layer.seed()),
                    config -> new RandomTranslation(null, range(config, "height_factor", Range::around),
                            range(config, "width_factor", Range::around), fill(config, FillMode.REFLECT), seed(config), format(config))),
            picture(RandomRotation.class, RandomRotation::dataFormat,
                    (layer, config) -> writeFill(range(config, "factor", layer.factor()), layer.fill(), layer.seed()),
                    config -> new RandomRotation(null, range(config, "factor", Range::around), fill(config, FillMode.REFLECT), seed(config),
                            format(config))),
            picture(RandomZoom.class, RandomZoom::dataFormat,
                    (layer, config) -> writeFill(range(range(config, "height_factor", layer.heightFactor()), "width_factor",
                            layer.widthFactor()), layer.fill(), layer.seed()),
                    config -> new RandomZoom(null, range(config, "height_factor", Range::around),
                            optionalRange(config, "width_factor", Range::around), fill(config, FillMode.REFLECT), seed(config),
                            format(config))),
            picture(RandomShear.class, RandomShear::dataFormat,
                    (layer, config) -> writeFill(shear(shear(config, "x_factor", layer.xFactor()), "y_factor", layer.yFactor()),
                            layer.fill(), layer.seed()),
                    config -> new RandomShear(null, range(config, "x_factor", Range::around), range(config, "y_factor", Range::around),
                            fill(config, FillMode.REFLECT), seed(config), format(config))),
            picture(RandomPerspective.class, RandomPerspective::dataFormat,
                    (layer, config) -> range(config, "factor", layer.factor()).put("scale", layer.scale())
                            .put("interpolation", lower(layer.fill().interpolation())).put("fill_value", layer.fill().value())
                            .optional("seed", layer.seed()),
                    config -> new RandomPerspective(null, range(config, "factor", Range::upTo, Range.upTo(1)), config.number("scale", 1),
                            fill(config, FillMode.CONSTANT), seed(config), format(config))),
            picture(RandomElasticTransform.class, RandomElasticTransform::dataFormat, (layer, config) -> {
                range(range(config, "factor", layer.factor()), "scale", layer.scale());
                writeFill(config, layer.fill(), layer.seed());
                range(config, "value_range", layer.valueRange());
            }, config -> new RandomElasticTransform(null, range(config, "factor", Range::upTo, Range.upTo(1)),
                    range(config, "scale", Range::upTo, Range.upTo(1)), fill(config, FillMode.REFLECT), valueRange(config), seed(config),
                    format(config))),
            picture(RandomErasing.class, RandomErasing::dataFormat, PictureLayers::writeErasing, PictureLayers::readErasing),

            // colours
            coloured(RandomBrightness.class, RandomBrightness::factor, RandomBrightness::valueRange, RandomBrightness::seed,
                    RandomBrightness::dataFormat, Range::around, RandomBrightness::new),
            coloured(RandomContrast.class, RandomContrast::factor, RandomContrast::valueRange, RandomContrast::seed,
                    RandomContrast::dataFormat, Range::upTo, RandomContrast::new),
            coloured(RandomHue.class, RandomHue::factor, RandomHue::valueRange, RandomHue::seed, RandomHue::dataFormat, Range::upTo,
                    RandomHue::new),
            coloured(RandomSaturation.class, RandomSaturation::factor, RandomSaturation::valueRange, RandomSaturation::seed,
                    RandomSaturation::dataFormat, Range::around, RandomSaturation::new),
            coloured(RandomColorDegeneration.class, RandomColorDegeneration::factor, RandomColorDegeneration::valueRange,
                    RandomColorDegeneration::seed, RandomColorDegeneration::dataFormat, Range::around, RandomColorDegeneration::new),
            coloured(RandomSharpness.class, RandomSharpness::factor, RandomSharpness::valueRange, RandomSharpness::seed,
                    RandomSharpness::dataFormat, Range::upTo, RandomSharpness::new),
            coloured(RandomInvert.class, RandomInvert::factor, RandomInvert::valueRange, RandomInvert::seed, RandomInvert::dataFormat,
                    Range::upTo, RandomInvert::new),
            picture(RandomGaussianBlur.class, RandomGaussianBlur::dataFormat,
                    (layer, config) -> range(range(range(config, "factor", layer.factor()).put("kernel_size",
                            layer.kernelSize().width(), layer.kernelSize().height()), "sigma", layer.sigma()), "value_range",
                            layer.valueRange()).optional("seed", layer.seed()),
                    config -> new RandomGaussianBlur(null, range(config, "factor", Range::upTo, Range.upTo(1)), kernelSize(config),
                            range(config, "sigma", Range::upTo, Range.upTo(1)), valueRange(config), seed(config), format(config))),
            picture(RandomGrayscale.class, RandomGrayscale::dataFormat, (layer, config) -> {
                config.put("factor", layer.factor());
                if (layer.seed().isPresent()) {
                    config.optional("seed", layer.seed());
                }
            }, config -> new RandomGrayscale(null, config.number("factor", 0.5), seed(config), format(config))),
            picture(RandomPosterization.class, RandomPosterization::dataFormat,
                    (layer, config) -> range(config.put("factor", layer.minBits(), layer.maxBits()), "value_range", layer.valueRange())
                            .optional("seed", layer.seed()),
                    config -> {
                        int[] bits = config.integers("factor");
                        return new RandomPosterization(null, bits.length == 2 ? bits[0] : 1, bits[bits.length - 1], valueRange(config),
                                seed(config), format(config));
                    }),
            picture(Solarization.class, Solarization::dataFormat,
                    (layer, config) -> range(range(range(config, "value_range", layer.valueRange()), "addition_factor",
                            layer.additionFactor()), "threshold_factor", layer.thresholdFactor()).optional("seed", layer.seed()),
                    config -> new Solarization(null, range(config, "addition_factor", Range::upTo, Range.upTo(0)),
                            range(config, "threshold_factor", Range::upTo, Range.upTo(0)), valueRange(config), seed(config),
                            format(config))),
            picture(AutoContrast.class, AutoContrast::dataFormat, (layer, config) -> range(config, "value_range", layer.valueRange()),
                    config -> new AutoContrast(null, valueRange(config), format(config))),
            picture(Equalization.class, Equalization::dataFormat,
                    (layer, config) -> range(config.put("bins", layer.bins()), "value_range", layer.valueRange()),
                    config -> new Equalization(null, valueRange(config), config.integer("bins", 256), format(config))),
            picture(ContrastLimitedAdaptiveHistogramEqualization.class, ContrastLimitedAdaptiveHistogramEqualization::dataFormat,
                    (layer, config) -> range(config, "value_range", layer.valueRange()).put("clip_limit", layer.clipLimit())
                            .put("tile_grid_size", layer.tileGridSize().height(), layer.tileGridSize().width()),
                    config -> new ContrastLimitedAdaptiveHistogramEqualization(null, valueRange(config), config.number("clip_limit", 4),
                            tileGridSize(config), format(config))),
            picture(RandomColorJitter.class, RandomColorJitter::dataFormat, PictureLayers::writeJitter, PictureLayers::readJitter),

            // policies and mixtures
            picture(RandAugment.class, RandAugment::dataFormat,
                    (layer, config) -> range(range(config, "value_range", layer.valueRange()).put("num_ops", layer.numOps()), "factor",
                            layer.factor()).put("interpolation", lower(layer.interpolation())).optional("seed", layer.seed()),
                    config -> new RandAugment(null, valueRange(config), config.integer("num_ops", 2),
                            range(config, "factor", Range::upTo, Range.upTo(0.5)), interpolation(config), seed(config), format(config))),
            picture(AugMix.class, AugMix::dataFormat,
                    (layer, config) -> range(range(config, "value_range", layer.valueRange()).put("num_chains", layer.numChains())
                            .put("chain_depth", layer.chainDepth()), "factor", layer.factor()).put("alpha", layer.alpha())
                            .put("all_ops", layer.allOps()).put("interpolation", lower(layer.interpolation()))
                            .optional("seed", layer.seed()),
                    config -> new AugMix(null, valueRange(config), config.integer("num_chains", 3), config.integer("chain_depth", 3),
                            range(config, "factor", Range::upTo, Range.upTo(0.3)), config.number("alpha", 1),
                            config.bool("all_ops", true), interpolation(config), seed(config), format(config))),
            picture(MixUp.class, MixUp::dataFormat, (layer, config) -> config.put("alpha", layer.alpha()).optional("seed", layer.seed()),
                    config -> new MixUp(null, config.number("alpha", 0.2), seed(config), format(config))),
            picture(CutMix.class, CutMix::dataFormat,
                    (layer, config) -> range(config, "factor", layer.factor()).optional("seed", layer.seed()),
                    config -> new CutMix(null, range(config, "factor", Range::upTo, Range.upTo(1)), seed(config), format(config))),
            Codec.of(PcaColorJitter.class,
                    (layer, config) -> range(config.put("data_format", lower(layer.dataFormat())).put("deviation", layer.deviation())
                            .numbers("directions", layer.directions()), "value_range", layer.valueRange()).optional("seed", layer.seed()),
                    config -> new PcaColorJitter(null, config.number("deviation"), config.numbers("directions"), valueRange(config),
                            seed(config), format(config))));

    private PictureLayers() {
    }

    private static <T extends Layer> Codec<T> picture(Class<T> type, Function<T, DataFormat> format, BiConsumer<T, ConfigWriter> write,
            Function<ConfigReader, T> read) {
        return Codec.keras(type, (layer, config) -> write.accept(layer, config.put("data_format", lower(format.apply(layer)))), config -> {
            config.nulls("bounding_box_format");
            return read.apply(config);
        }).built().training(true);
    }

    /** Makes a layer of its parameters. */
    private interface Maker<T> {

        T make(String name, Range factor, Range valueRange, OptionalLong seed, DataFormat format);
    }

    private static <T extends Layer> Codec<T> coloured(Class<T> type, Function<T, Range> factor, Function<T, Range> valueRange,
            Function<T, OptionalLong> seed, Function<T, DataFormat> format, DoubleFunction<Range> single, Maker<T> maker) {
        return picture(type, format, (layer, config) -> range(range(config, "factor", factor.apply(layer)), "value_range",
                valueRange.apply(layer)).optional("seed", seed.apply(layer)),
                config -> maker.make(null, range(config, "factor", single, Range.upTo(1)), valueRange(config), seed(config),
                        format(config)));
    }

    private static void writeErasing(RandomErasing layer, ConfigWriter config) {
        range(range(config, "factor", layer.factor()), "scale", layer.scale());
        if (layer.fillValue().isEmpty()) {
            config.nulls("fill_value");
        } else if (layer.fillValue().size() == 1) {
            config.put("fill_value", layer.fillValue().get(0));
        } else {
            config.numbers("fill_value", layer.fillValue());
        }
        range(config, "value_range", layer.valueRange()).optional("seed", layer.seed());
    }

    private static RandomErasing readErasing(ConfigReader config) {
        List<Double> fill = List.of();
        if (config.has("fill_value") && !config.isNull("fill_value")) {
            fill = config.require("fill_value").isArray() ? config.numbers("fill_value") : List.of(config.number("fill_value"));
        }
        return new RandomErasing(null, range(config, "factor", Range::upTo, Range.upTo(1)),
                range(config, "scale", Range::upTo, new Range(0.02, 0.33)), fill, valueRange(config), seed(config), format(config));
    }

    private static void writeJitter(RandomColorJitter layer, ConfigWriter config) {
        range(config, "value_range", layer.valueRange());
        range(config, "brightness_factor", layer.brightnessFactor());
        range(config, "contrast_factor", layer.contrastFactor());
        range(config, "saturation_factor", layer.saturationFactor());
        range(config, "hue_factor", layer.hueFactor()).optional("seed", layer.seed());
    }

    private static RandomColorJitter readJitter(ConfigReader config) {
        return new RandomColorJitter(null, valueRange(config), optionalRange(config, "brightness_factor", Range::around),
                optionalRange(config, "contrast_factor", Range::upTo), optionalRange(config, "saturation_factor", Range::around),
                optionalRange(config, "hue_factor", Range::upTo), seed(config), format(config));
    }

    private static void writeFill(ConfigWriter config, Fill fill, OptionalLong seed) {
        config.put("fill_mode", lower(fill.mode())).put("interpolation", lower(fill.interpolation())).optional("seed", seed)
                .put("fill_value", fill.value());
    }

    private static Fill fill(ConfigReader config, FillMode otherwise) {
        return new Fill(config.constant("fill_mode", otherwise), config.number("fill_value", 0), interpolation(config));
    }

    // Keras reads shears to both sides as a single number only, as pairs may not be negative.
    private static ConfigWriter shear(ConfigWriter config, String key, Range range) {
        return range.equals(Range.around(range.upper())) ? config.put(key, range.upper()) : range(config, key, range);
    }

    private static ConfigWriter range(ConfigWriter config, String key, Range range) {
        return config.numbers(key, List.of(range.lower(), range.upper()));
    }

    private static ConfigWriter range(ConfigWriter config, String key, Optional<Range> range) {
        return range.isPresent() ? range(config, key, range.get()) : config.nulls(key);
    }

    /** {@return a range, which a number may stand for} */
    private static Range range(ConfigReader config, String key, DoubleFunction<Range> single) {
        if (!config.require(key).isArray()) {
            return single.apply(config.number(key));
        }
        List<Double> numbers = config.numbers(key);
        if (numbers.size() != 2) {
            throw config.wrong(key, "a number or two", config.require(key));
        }
        return new Range(Math.min(numbers.get(0), numbers.get(1)), Math.max(numbers.get(0), numbers.get(1)));
    }

    private static Range range(ConfigReader config, String key, DoubleFunction<Range> single, Range otherwise) {
        return config.has(key) ? range(config, key, single) : otherwise;
    }

    private static Optional<Range> optionalRange(ConfigReader config, String key, DoubleFunction<Range> single) {
        return config.has(key) && !config.isNull(key) ? Optional.of(range(config, key, single)) : Optional.empty();
    }

    private static Range valueRange(ConfigReader config) {
        return range(config, "value_range", Range::upTo, Range.BYTES);
    }

    private static Size2D kernelSize(ConfigReader config) {
        JsonNode given = config.has("kernel_size") ? config.require("kernel_size") : JsonNodeFactory.instance.numberNode(3);
        int[] lengths = config.has("kernel_size") ? config.integers("kernel_size") : new int[] {3};
        if (lengths.length != 1 && lengths.length != 2) {
            throw config.wrong("kernel_size", "one or two numbers", given);
        }
        return new Size2D(lengths[lengths.length - 1], lengths[0]);
    }

    private static Size2D tileGridSize(ConfigReader config) {
        if (!config.has("tile_grid_size")) {
            return new Size2D(8);
        }
        int[] lengths = config.integers("tile_grid_size");
        if (lengths.length != 2) {
            throw config.wrong("tile_grid_size", "two numbers", config.require("tile_grid_size"));
        }
        return new Size2D(lengths[0], lengths[1]);
    }

    private static OptionalLong seed(ConfigReader config) {
        return config.optionalLong("seed");
    }

    private static DataFormat format(ConfigReader config) {
        return config.constant("data_format", DataFormat.CHANNELS_LAST);
    }

    private static Interpolation interpolation(ConfigReader config) {
        return config.constant("interpolation", Interpolation.BILINEAR);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
