package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.corno.graph.Layer;
import dev.corno.initializers.STFTInitializer.Scaling;
import dev.corno.initializers.Window;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.preprocessing.CategoryEncoding;
import dev.corno.layers.preprocessing.Discretization;
import dev.corno.layers.preprocessing.HashedCrossing;
import dev.corno.layers.preprocessing.Hashing;
import dev.corno.layers.preprocessing.IntegerLookup;
import dev.corno.layers.preprocessing.LookupOptions;
import dev.corno.layers.preprocessing.MelSpectrogram;
import dev.corno.layers.preprocessing.Moments;
import dev.corno.layers.preprocessing.Normalization;
import dev.corno.layers.preprocessing.OutputMode;
import dev.corno.layers.preprocessing.Pipeline;
import dev.corno.layers.preprocessing.Preprocessing;
import dev.corno.layers.preprocessing.Rescaling;
import dev.corno.layers.preprocessing.STFTSpectrogram;
import dev.corno.layers.preprocessing.SpectrogramMode;
import dev.corno.layers.preprocessing.Splitting;
import dev.corno.layers.preprocessing.Standardization;
import dev.corno.layers.preprocessing.StringLookup;
import dev.corno.layers.preprocessing.TextVectorization;
import dev.corno.layers.preprocessing.Vocabulary;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Keras's layers for numbers, categories and texts in files. What was learnt from data is written as if it had been given. */
final class PreprocessingLayers {

    /** Layers whose {@code dtype} is that of whole numbers or texts. */
    static final Set<Class<?>> OF_OTHER_TYPES = Set.of(Discretization.class, Hashing.class, HashedCrossing.class, IntegerLookup.class,
            StringLookup.class, TextVectorization.class);

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(Rescaling.class, (layer, config) -> {
                oneOrMore(config, "scale", layer.scale());
                oneOrMore(config, "offset", layer.offset());
            }, config -> new Rescaling(oneOrMore(config, "scale", 1), oneOrMore(config, "offset", 0))).built(),
            Codec.keras(Normalization.class, PreprocessingLayers::writeNormalization, PreprocessingLayers::readNormalization).built(),
            Codec.keras(CategoryEncoding.class,
                    (layer, config) -> config.put("num_tokens", layer.numTokens()).put("output_mode", lower(layer.outputMode())),
                    config -> {
                        config.only("sparse", "false");
                        return new CategoryEncoding(null, config.integer("num_tokens"), mode(config, OutputMode.MULTI_HOT));
                    }).built(),
            Codec.keras(Discretization.class, PreprocessingLayers::writeDiscretization, PreprocessingLayers::readDiscretization).built(),
            Codec.keras(Hashing.class, PreprocessingLayers::writeHashing, PreprocessingLayers::readHashing),
            Codec.keras(HashedCrossing.class,
                    (layer, config) -> config.put("dtype", layer.outputMode() == OutputMode.INT ? "int64" : "float32")
                            .put("num_bins", layer.numBins()).put("output_mode", lower(layer.outputMode())).put("sparse", false),
                    config -> {
                        config.only("sparse", "false");
                        return new HashedCrossing(null, config.integer("num_bins"), mode(config, OutputMode.INT));
                    }),
            Codec.keras(IntegerLookup.class, PreprocessingLayers::writeIntegers, PreprocessingLayers::readIntegers),
            Codec.keras(StringLookup.class, PreprocessingLayers::writeStrings, PreprocessingLayers::readStrings),
            Codec.keras(TextVectorization.class, PreprocessingLayers::writeTexts, PreprocessingLayers::readTexts),
            Codec.keras(Pipeline.class, PreprocessingLayers::writePipeline, config -> new Pipeline(null, preparations(config))).built(),
            Codec.keras(STFTSpectrogram.class, PreprocessingLayers::writeStft, PreprocessingLayers::readStft).built(),
            Codec.keras(MelSpectrogram.class, PreprocessingLayers::writeMel, PreprocessingLayers::readMel).built());

    private PreprocessingLayers() {
    }

    private static void writeNormalization(Normalization layer, ConfigWriter config) {
        config.numbers("axis", layer.axis()).put("invert", layer.invert());
        config.set("mean", layer.given().map(given -> nested(given.mean())).orElseGet(JsonNodeFactory.instance::nullNode));
        config.set("variance", layer.given().map(given -> nested(given.variance())).orElseGet(JsonNodeFactory.instance::nullNode));
    }

    private static Normalization readNormalization(ConfigReader config) {
        List<Integer> axis = config.isNull("axis") ? List.of() : config.has("axis") ? ints(config, "axis") : List.of(-1);
        Optional<Moments> given = config.has("mean") && !config.isNull("mean")
                ? Optional.of(new Moments(tensor(config, "mean"), tensor(config, "variance"))) : Optional.empty();
        config.ignore("mean", "variance");
        return new Normalization(null, axis, given, Optional.empty(), config.bool("invert", false));
    }

    // Keras takes no "trainable" here.
    private static void writeDiscretization(Discretization layer, ConfigWriter config) {
        config.config().remove("trainable");
        if (layer.binBoundaries().isEmpty()) {
            config.nulls("bin_boundaries");
        } else {
            config.numbers("bin_boundaries", layer.binBoundaries());
        }
        config.optional("num_bins", layer.numBins()).put("epsilon", layer.epsilon()).put("output_mode", lower(layer.outputMode()))
                .put("sparse", false);
    }

    private static Discretization readDiscretization(ConfigReader config) {
        config.only("sparse", "false");
        return new Discretization(null, isGiven(config, "bin_boundaries") ? config.numbers("bin_boundaries") : List.of(),
                config.optionalInt("num_bins"), config.number("epsilon", 0.01), mode(config, OutputMode.INT));
    }

    private static void writeHashing(Hashing layer, ConfigWriter config) {
        config.put("dtype", layer.outputMode() == OutputMode.INT ? "int64" : "float32").put("num_bins", layer.numBins());
        writeSalt(config, layer.salt());
        config.set("mask_value", layer.maskValue().map(PreprocessingLayers::numberOrText).orElseGet(JsonNodeFactory.instance::nullNode));
        config.put("output_mode", lower(layer.outputMode())).put("sparse", false);
    }

    // Keras compares the mask with inputs of its own type; digits can only be meant for numbers.
    private static JsonNode numberOrText(String mask) {
        return mask.matches("-?\\d{1,18}") ? JsonNodeFactory.instance.numberNode(Long.parseLong(mask))
                : JsonNodeFactory.instance.textNode(mask);
    }

    private static Hashing readHashing(ConfigReader config) {
        config.only("sparse", "false");
        JsonNode mask = isGiven(config, "mask_value") ? config.require("mask_value") : null;
        return new Hashing(null, config.integer("num_bins"), Optional.ofNullable(mask).map(JsonNode::asText), salt(config),
                mode(config, OutputMode.INT));
    }

    private static void writeSalt(ConfigWriter config, List<Long> salt) {
        if (salt.isEmpty()) {
            config.nulls("salt");
        } else {
            config.numbers("salt", salt);
        }
    }

    private static List<Long> salt(ConfigReader config) {
        List<Long> salt = isGiven(config, "salt") ? elements(config, "salt", JsonNode::canConvertToExactIntegral, JsonNode::longValue)
                : List.of();
        return salt.size() == 1 ? List.of(salt.get(0), salt.get(0)) : salt;
    }

    private static void writeIntegers(IntegerLookup layer, ConfigWriter config) {
        writeLookup(config, layer.options(), layer.vocabulary(), () -> config.optional("oov_token", layer.oovToken())
                .optional("mask_token", layer.maskToken()), () -> config.put("vocabulary_dtype", "int64"));
        config.put("oov_method", layer.farmHash() ? "farmhash" : "floormod");
        writeSalt(config, layer.options().salt());
    }

    private static IntegerLookup readIntegers(ConfigReader config) {
        config.only("vocabulary_dtype", "\"int64\"");
        String method = config.text("oov_method", "floormod");
        if (!List.of("farmhash", "floormod").contains(method)) {
            throw config.wrong("oov_method", "one of farmhash, floormod", config.require("oov_method"));
        }
        OptionalLong oov = config.has("oov_token") ? config.optionalLong("oov_token") : OptionalLong.of(-1);
        return new IntegerLookup(null, config.optionalLong("mask_token"), oov,
                vocabulary(config, JsonNode::canConvertToExactIntegral, JsonNode::longValue), method.equals("farmhash"), options(config));
    }

    private static void writeStrings(StringLookup layer, ConfigWriter config) {
        writeLookup(config, layer.options(), layer.vocabulary(), () -> config.put("oov_token", layer.oovToken().orElse(null))
                .put("mask_token", layer.maskToken().orElse(null)), () -> { });
        config.put("encoding", "utf-8");
        writeSalt(config, layer.options().salt());
    }

    private static StringLookup readStrings(ConfigReader config) {
        config.only("encoding", "\"utf-8\"");
        config.only("oov_method", "\"floormod\"");
        Optional<String> oov = config.has("oov_token") ? Optional.ofNullable(config.text("oov_token", null)) : Optional.of("[UNK]");
        return new StringLookup(null, Optional.ofNullable(config.text("mask_token", null)), oov,
                vocabulary(config, JsonNode::isTextual, JsonNode::textValue), options(config));
    }

    private static void writeTexts(TextVectorization layer, ConfigWriter config) {
        config.optional("max_tokens", layer.options().maxTokens())
                .put("standardize", layer.standardize() == Standardization.NONE ? null : lower(layer.standardize()))
                .put("split", layer.split() == Splitting.NONE ? null : lower(layer.split()));
        if (layer.ngrams().isEmpty()) {
            config.nulls("ngrams");
        } else {
            config.numbers("ngrams", layer.ngrams());
        }
        config.put("output_mode", lower(layer.options().outputMode())).optional("output_sequence_length", layer.outputSequenceLength())
                .put("pad_to_max_tokens", layer.options().padToMaxTokens()).put("sparse", false).put("ragged", false);
        writeVocabulary(config, layer.vocabulary());
        config.put("encoding", "utf-8");
        config.optional("vocabulary_size", layer.vocabulary().size() == 0 ? OptionalInt.empty() : OptionalInt.of(layer.tokens().size()));
    }

    private static TextVectorization readTexts(ConfigReader config) {
        config.only("encoding", "\"utf-8\"");
        config.only("sparse", "false");
        config.only("ragged", "false");
        config.ignore("vocabulary_size");
        Standardization standardize = config.isNull("standardize") ? Standardization.NONE
                : config.constant("standardize", Standardization.LOWER_AND_STRIP_PUNCTUATION);
        Splitting split = config.isNull("split") ? Splitting.NONE : config.constant("split", Splitting.WHITESPACE);
        TextVectorization plain = new TextVectorization().standardize(standardize).split(split);
        List<Integer> ngrams = List.of();
        if (isGiven(config, "ngrams")) {
            ngrams = config.require("ngrams").isArray() ? ints(config, "ngrams") : plain.ngrams(config.integer("ngrams")).ngrams();
        }
        LookupOptions options = new LookupOptions(config.optionalInt("max_tokens"), 1, false, mode(config, OutputMode.INT),
                config.bool("pad_to_max_tokens", false), List.of());
        return new TextVectorization(null, standardize, split, ngrams, config.optionalInt("output_sequence_length"),
                vocabulary(config, JsonNode::isTextual, JsonNode::textValue), options);
    }

    // Keras takes a name and layers only.
    private static void writePipeline(Pipeline layer, ConfigWriter config) {
        config.config().remove(List.of("trainable", "dtype"));
        config.objects("layers", layer.layers());
    }

    private static List<Preprocessing> preparations(ConfigReader config) {
        List<Preprocessing> layers = new ArrayList<>();
        for (Layer layer : config.layers("layers")) {
            if (!(layer instanceof Preprocessing preparation)) {
                throw config.wrong("layers", "preprocessing layers of one input of numbers, without weights", config.require("layers"));
            }
            layers.add(preparation);
        }
        return layers;
    }

    private static void writeStft(STFTSpectrogram layer, ConfigWriter config) {
        config.put("mode", lower(layer.mode())).put("frame_length", layer.frameLength()).optional("frame_step", layer.frameStep())
                .optional("fft_length", layer.fftLength()).put("window", layer.window() == Window.NONE ? null : lower(layer.window()))
                .put("periodic", layer.periodic()).put("scaling", layer.scaling() == Scaling.NONE ? null : lower(layer.scaling()))
                .put("padding", lower(layer.padding())).put("data_format", lower(layer.dataFormat())).put("expand_dims", layer.expandDims());
    }

    private static STFTSpectrogram readStft(ConfigReader config) {
        return new STFTSpectrogram(null, config.constant("mode", SpectrogramMode.LOG), config.integer("frame_length", 256),
                config.optionalInt("frame_step"), config.optionalInt("fft_length"),
                config.isNull("window") ? Window.NONE : config.constant("window", Window.HANN), config.bool("periodic", false),
                config.isNull("scaling") ? Scaling.NONE : config.constant("scaling", Scaling.DENSITY),
                config.constant("padding", Padding.VALID), config.bool("expand_dims", false),
                config.constant("data_format", DataFormat.CHANNELS_LAST));
    }

    private static void writeMel(MelSpectrogram layer, ConfigWriter config) {
        config.put("fft_length", layer.fftLength()).put("sequence_stride", layer.sequenceStride())
                .optional("sequence_length", layer.sequenceLength())
                .put("window", layer.window() == Window.NONE ? null : lower(layer.window())).put("sampling_rate", layer.samplingRate())
                .put("num_mel_bins", layer.numMelBins()).put("min_freq", layer.minFreq())
                .put("power_to_db", layer.powerToDb())
                .put("top_db", layer.topDb()).put("mag_exp", layer.magExp()).put("min_power", layer.minPower())
                .put("ref_power", layer.refPower());
        if (layer.maxFreq().isPresent()) {
            config.put("max_freq", layer.maxFreq().getAsDouble());
        } else {
            config.nulls("max_freq");
        }
    }

    private static MelSpectrogram readMel(ConfigReader config) {
        return new MelSpectrogram(null, config.integer("fft_length", 2048), config.integer("sequence_stride", 512),
                config.optionalInt("sequence_length"), config.isNull("window") ? Window.NONE : config.constant("window", Window.HANN),
                config.integer("sampling_rate", 16000), config.integer("num_mel_bins", 128), config.number("min_freq", 20),
                isGiven(config, "max_freq") ? OptionalDouble.of(config.number("max_freq")) : OptionalDouble.empty(),
                config.bool("power_to_db", true), config.number("top_db", 80), config.number("mag_exp", 2),
                config.number("min_power", 1e-10), config.number("ref_power", 1));
    }

    private static void writeLookup(ConfigWriter config, LookupOptions options, Vocabulary<?> vocabulary, Runnable tokens, Runnable type) {
        config.put("invert", options.invert()).optional("max_tokens", options.maxTokens()).put("num_oov_indices", options.numOovIndices());
        tokens.run();
        config.put("output_mode", lower(options.outputMode())).put("sparse", false).put("pad_to_max_tokens", options.padToMaxTokens());
        type.run();
        writeVocabulary(config, vocabulary);
        config.nulls("vocabulary_size");
    }

    private static LookupOptions options(ConfigReader config) {
        config.only("sparse", "false");
        config.ignore("vocabulary_size", "has_input_vocabulary");
        return new LookupOptions(config.optionalInt("max_tokens"), config.integer("num_oov_indices", 1), config.bool("invert", false),
                mode(config, OutputMode.INT), config.bool("pad_to_max_tokens", false), salt(config));
    }

    private static void writeVocabulary(ConfigWriter config, Vocabulary<?> vocabulary) {
        if (vocabulary.idfWeights().isEmpty()) {
            config.nulls("idf_weights");
        } else {
            config.numbers("idf_weights", vocabulary.idfWeights());
        }
        if (vocabulary.size() == 0) {
            config.nulls("vocabulary");
            return;
        }
        ArrayNode tokens = JsonNodeFactory.instance.arrayNode();
        vocabulary.tokens().forEach(token -> tokens.add(token instanceof Long number ? tokens.numberNode(number)
                : tokens.textNode(token.toString())));
        config.set("vocabulary", tokens);
    }

    private static <T> Vocabulary<T> vocabulary(ConfigReader config, Predicate<JsonNode> fits,
            Function<JsonNode, T> value) {
        List<Double> weights = isGiven(config, "idf_weights") ? config.numbers("idf_weights") : List.of();
        return isGiven(config, "vocabulary") ? Vocabulary.of(elements(config, "vocabulary", fits, value), weights) : Vocabulary.empty();
    }

    private static <T> List<T> elements(ConfigReader config, String key, Predicate<JsonNode> fits,
            Function<JsonNode, T> value) {
        JsonNode list = config.require(key);
        List<T> elements = new ArrayList<>();
        for (JsonNode element : list.isArray() ? list : JsonNodeFactory.instance.arrayNode().add(list)) {
            if (!fits.test(element)) {
                throw config.wrong(key, "a list of elements of its type", list);
            }
            elements.add(value.apply(element));
        }
        return elements;
    }

    private static List<Integer> ints(ConfigReader config, String key) {
        return Arrays.stream(config.integers(key)).boxed().toList();
    }

    private static void oneOrMore(ConfigWriter config, String key, List<Double> values) {
        if (values.size() == 1) {
            config.put(key, values.get(0));
        } else {
            config.numbers(key, values);
        }
    }

    private static List<Double> oneOrMore(ConfigReader config, String key, double otherwise) {
        return config.has(key) && config.require(key).isArray() ? config.numbers(key) : List.of(config.number(key, otherwise));
    }

    private static JsonNode nested(Tensor tensor) {
        if (tensor.rank() == 0) {
            return JsonNodeFactory.instance.numberNode(tensor.flatDouble(0));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < tensor.rows(); i++) {
            Tensor row = tensor.slice(i, i + 1);
            list.add(nested(row.reshape(row.shape().slice(1, row.rank()).toArray())));
        }
        return list;
    }

    private static Tensor tensor(ConfigReader config, String key) {
        JsonNode node = config.require(key);
        List<Double> numbers = new ArrayList<>();
        int[] shape = lengths(node);
        collect(node, numbers);
        if (numbers.size() != Shape.of(shape).size() || numbers.contains(null)) {
            throw config.wrong(key, "a number, or lists of as many numbers", node);
        }
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).floatValue();
        }
        return Tensor.of(values, shape);
    }

    private static int[] lengths(JsonNode node) {
        List<Integer> lengths = new ArrayList<>();
        for (JsonNode at = node; at.isArray(); at = at.path(0)) {
            lengths.add(at.size());
        }
        return lengths.stream().mapToInt(length -> length).toArray();
    }

    private static void collect(JsonNode node, List<Double> numbers) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, numbers));
        } else {
            numbers.add(node.isNumber() ? node.doubleValue() : null);
        }
    }

    private static boolean isGiven(ConfigReader config, String key) {
        return config.has(key) && !config.isNull(key);
    }

    // Keras still reads the older words.
    private static OutputMode mode(ConfigReader config, OutputMode otherwise) {
        String word = config.text("output_mode", lower(otherwise));
        return word.equals("binary") ? OutputMode.MULTI_HOT : word.equals("tf-idf") ? OutputMode.TF_IDF
                : config.constant("output_mode", otherwise);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
