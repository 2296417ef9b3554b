package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.graph.Layer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.DataFormat;
import dev.corno.layers.core.Input;
import dev.corno.layers.preprocessing.CategoryEncoding;
import dev.corno.layers.preprocessing.Discretization;
import dev.corno.layers.preprocessing.Equalization;
import dev.corno.layers.preprocessing.HashedCrossing;
import dev.corno.layers.preprocessing.Hashing;
import dev.corno.layers.preprocessing.ImagenetPreprocessing;
import dev.corno.layers.preprocessing.IntegerLookup;
import dev.corno.layers.preprocessing.Moments;
import dev.corno.layers.preprocessing.Normalization;
import dev.corno.layers.preprocessing.Preprocessing;
import dev.corno.layers.preprocessing.StringLookup;
import dev.corno.layers.preprocessing.TextVectorization;
import dev.corno.models.Model;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Runs Keras's cases of preprocessing as a data set does. */
final class PreprocessingCases {

    private PreprocessingCases() {
    }

    /** Keras's {@code imagenet_utils.preprocess_input}. */
    static void runInput(KerasCase keras) {
        var mode = ImagenetPreprocessing.valueOf(keras.config().get("mode").asText().toUpperCase(Locale.ROOT));
        var format = DataFormat.valueOf(keras.config().path("data_format").asText("channels_last").toUpperCase(Locale.ROOT));
        keras.close("output", mode.preprocess(keras.array("input_0"), format), keras.array("output_0"));
    }

    /** A layer, called as a data set does. */
    static void run(KerasCase keras, Preprocessing layer) {
        boolean training = keras.json().at("/call/training").asBoolean(false);
        var output = layer instanceof Normalization normalization && keras.has("weight_0")
                ? normalization.call(keras.array("input_0"), new Moments(keras.array("weight_0"), keras.array("weight_1")))
                : layer.call(keras.array("input_0"), training, 0);
        keras.close("output", output, keras.array("output_0"));
    }

    /**
     * A layer that may learn first, and takes numbers or texts: as a data set calls it, and outside training as a model does. What a
     * layer draws even from ranges of a single number, any seed may give.
     */
    static void runLayer(KerasCase keras) throws Exception {
        Layer layer = learnt(keras, CaseRunner.read(objects -> objects.layer(keras.config())));
        if (keras.json().has("vocabulary")) {
            compareTexts("vocabulary", vocabulary(layer), keras.json().get("vocabulary"));
        }
        if (keras.json().has("output_texts")) {
            compareTexts("output", ((StringLookup) layer).textsOf(keras.array("input_0")), keras.json().get("output_texts"));
        } else if (keras.has("output_0")) {
            compareOutput(keras, layer);
        }
    }

    private static Layer learnt(KerasCase keras, Layer layer) {
        JsonNode adapt = keras.json().path("adapt");
        List<List<String>> texts = StreamSupport.stream(adapt.spliterator(), false).flatMap(batch -> rows(batch).stream()).toList();
        List<Tensor> batches = IntStream.range(0, adapt.size()).filter(i -> keras.has("adapt_" + i))
                .mapToObj(i -> keras.array("adapt_" + i)).toList();
        if (adapt.isMissingNode()) {
            return layer;
        }
        if (layer instanceof StringLookup lookup) {
            return lookup.adapt((Iterable<List<String>>) texts);
        }
        if (layer instanceof TextVectorization vectorization) {
            return vectorization.adapt((Iterable<List<String>>) texts);
        }
        if (layer instanceof IntegerLookup lookup) {
            return batches.size() == 1 ? lookup.adapt(batches.get(0)) : lookup.adapt(batches);
        }
        return layer instanceof Normalization normalization ? normalization.adapt(batches) : ((Discretization) layer).adapt(batches);
    }

    private static List<?> vocabulary(Layer layer) {
        if (layer instanceof StringLookup lookup) {
            return lookup.tokens();
        }
        return layer instanceof IntegerLookup lookup ? lookup.tokens() : ((TextVectorization) layer).tokens();
    }

    private static void compareTexts(String what, List<?> got, JsonNode expected) {
        List<String> wanted = StreamSupport.stream(expected.spliterator(), false).map(JsonNode::asText).toList();
        if (!got.stream().map(Object::toString).toList().equals(wanted)) {
            throw new KerasMismatch(what + " is " + got + ", Keras's is " + wanted, Double.NaN);
        }
    }

    private static void compareOutput(KerasCase keras, Layer layer) {
        boolean training = keras.json().at("/call/training").asBoolean(false);
        int seeds = keras.json().at("/call/draws").asBoolean() ? 64 : 1;
        KerasMismatch mismatch = null;
        for (int seed = 0; seed < seeds; seed++) {
            try {
                if (training || !(layer instanceof Equalization)) {
                    keras.close("output", output(keras, layer, training, seed), keras.array("output_0"));
                }
                mismatch = null;
                break;
            } catch (KerasMismatch e) {
                mismatch = mismatch == null || e.worstDifference() < mismatch.worstDifference() ? e : mismatch;
            }
        }
        if (mismatch != null) {
            throw mismatch;
        }
        if (layer instanceof Preprocessing && keras.has("input_0") && !keras.has("count_weights") && canBePredicted(keras, training)) {
            Tensor x = keras.array("input_0");
            SymbolicTensor input = new Input(x.shape().slice(1, x.rank()).toArray()).tensor();
            keras.close("prediction", new Model(input, layer.apply(input)).predict(x), keras.array("output_0"));
        }
    }

    // A model's inputs are batches of float32, which holds whole numbers up to 2^24.
    private static boolean canBePredicted(KerasCase keras, boolean training) {
        Tensor x = keras.array("input_0");
        boolean isBatch = keras.json().at("/config/config").has("data_format") ? x.rank() == 4 : x.rank() > 1;
        boolean fits = IntStream.range(0, x.size()).allMatch(i -> Math.abs(x.flatDouble(i)) <= 1 << 24);
        return !training && isBatch && fits;
    }

    private static Tensor output(KerasCase keras, Layer layer, boolean training, long seed) {
        JsonNode texts = keras.json().at("/call/texts");
        JsonNode first = texts.path(0);
        if (layer instanceof HashedCrossing crossing) {
            return crossing.call(IntStream.range(0, texts.size()).mapToObj(i -> texts.get(i).isNull() ? keras.array("input_" + i)
                    : isTable(texts.get(i)) ? rows(texts.get(i)) : flat(texts.get(i))).toList());
        }
        if (layer instanceof StringLookup lookup) {
            return isTable(first) ? lookup.callRows(rows(first)) : lookup.call(flat(first));
        }
        if (layer instanceof TextVectorization vectorization) {
            return vectorization.call(flat(first));
        }
        if (layer instanceof Hashing hashing && !first.isNull()) {
            return isTable(first) ? hashing.callRows(rows(first)) : hashing.call(flat(first));
        }
        return keras.has("count_weights") ? ((CategoryEncoding) layer).call(keras.array("input_0"), keras.array("count_weights"))
                : ((Preprocessing) layer).call(keras.array("input_0"), training, seed);
    }

    private static boolean isTable(JsonNode texts) {
        return texts.path(0).isArray();
    }

    private static List<List<String>> rows(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(row -> row.isArray() ? StreamSupport.stream(row.spliterator(), false).map(JsonNode::asText).toList()
                        : List.of(row.asText())).toList();
    }

    private static List<String> flat(JsonNode texts) {
        return rows(texts).stream().flatMap(List::stream).toList();
    }
}
