package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.KerasCase;
import dev.corno.graph.Layer;
import dev.corno.layers.preprocessing.Hashing;
import dev.corno.layers.preprocessing.IntegerLookup;
import dev.corno.layers.preprocessing.Normalization;
import dev.corno.layers.preprocessing.RandomColorJitter;
import dev.corno.layers.preprocessing.RandomTranslation;
import dev.corno.layers.preprocessing.Range;
import dev.corno.layers.preprocessing.Splitting;
import dev.corno.layers.preprocessing.StringLookup;
import dev.corno.layers.preprocessing.TextVectorization;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessingFilesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static Layer read(String className, String config) throws IOException {
        return KerasObjects.standard().layer(MAPPER.readTree("{\"module\": \"keras.layers\", \"class_name\": \"" + className
                + "\", \"config\": " + config + ", \"registered_name\": null}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"category_encoding_multihot", "normalization_adapt", "normalization_const", "rescaling", "resizing_bilinear"})
    void configsAreThoseThatKerasWrites(String name) throws Exception {
        JsonNode keras = KerasCase.load(Path.of(getClass().getResource("/keras/layers/" + name).toURI())).config();
        ObjectNode written = KerasObjects.standard().toJson(KerasObjects.standard().layer(keras)).deepCopy();
        assertEquals(keras.get("config").toString(), written.get("config").toString());
        assertEquals(keras.get("class_name"), written.get("class_name"));
    }

    @Test
    void aNumberStandsForARange() throws IOException {
        assertEquals(new RandomTranslation(Range.around(0.1), new Range(-0.2, 0.3)),
                read("RandomTranslation", "{\"height_factor\": 0.1, \"width_factor\": [0.3, -0.2]}"));
        assertEquals(new RandomColorJitter().brightnessFactor(0.2).hueFactor(0.1),
                read("RandomColorJitter", "{\"brightness_factor\": 0.2, \"hue_factor\": 0.1, \"contrast_factor\": null}"));
    }

    @Test
    void lookupsOfKerasAreRead() throws IOException {
        assertEquals(new StringLookup(List.of("a", "b")).maskToken("").name("words"), read("StringLookup", "{\"name\": \"words\", "
                + "\"trainable\": true, \"dtype\": \"string\", \"invert\": false, \"max_tokens\": null, \"num_oov_indices\": 1, "
                + "\"oov_token\": \"[UNK]\", \"mask_token\": \"\", \"output_mode\": \"int\", \"sparse\": false, "
                + "\"pad_to_max_tokens\": false, \"idf_weights\": null, \"vocabulary\": [\"a\", \"b\"], \"vocabulary_size\": 4, "
                + "\"encoding\": \"utf-8\"}"));
        assertEquals(new IntegerLookup(List.of(5L, 7L)), read("IntegerLookup", "{\"vocabulary\": [5, 7], \"vocabulary_dtype\": \"int64\"}"));
        assertEquals(new TextVectorization().ngrams(2).split(Splitting.NONE), read("TextVectorization", "{\"ngrams\": 2, \"split\": null}"));
        assertEquals(new Hashing(3).salt(133).maskValue("7"), read("Hashing", "{\"num_bins\": 3, \"salt\": [133, 133], \"mask_value\": 7, "
                + "\"dtype\": {\"class_name\": \"DTypePolicy\", \"config\": {\"name\": \"int64\"}}}"));
    }

    @Test
    void masksOfHashingAreNumbersOrTexts() {
        KerasObjects objects = KerasObjects.standard();
        assertEquals("7", objects.toJson(new Hashing(3).maskValue("7")).at("/config/mask_value").toString());
        assertEquals("\"\"", objects.toJson(new Hashing(3).maskValue("")).at("/config/mask_value").toString());
    }

    @Test
    void learntVocabulariesAreWritten() {
        KerasObjects objects = KerasObjects.standard();
        StringLookup learnt = new StringLookup().adapt(List.of("b", "a", "b"));
        assertEquals(learnt, objects.layer(objects.toJson(learnt)));
        TextVectorization words = new TextVectorization().adapt(List.of("b a b"));
        assertEquals(words, objects.layer(objects.toJson(words)));
    }

    @Test
    void statisticsOfSeveralAxesAreNestedLists() throws IOException {
        var layer = (Normalization) read("Normalization", "{\"axis\": [1, 2], \"mean\": [[1, 2], [3, 4]], \"variance\": [[1, 1], [1, 1]]}");
        assertEquals(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2), layer.given().orElseThrow().mean());
        assertEquals(layer, KerasObjects.standard().layer(KerasObjects.standard().toJson(layer)));
    }

    @Test
    void damagedConfigsAreErrors() {
        assertFails("load: JSON (at mean) expects a number, or lists of as many numbers, got [[1,2],[3]].", "Normalization",
                "{\"axis\": [1, 2], \"mean\": [[1, 2], [3]], \"variance\": 1}");
        assertFails("load: JSON (at factor) expects a number or two, got [1,2,3].", "RandomHue", "{\"factor\": [1, 2, 3]}");
        assertFails("load: JSON (at vocabulary) expects a list of elements of its type, got [\"a\",3].", "StringLookup",
                "{\"vocabulary\": [\"a\", 3]}");
        assertFails("load: JSON (at oov_method) expects one of farmhash, floormod, got \"md5\".", "IntegerLookup",
                "{\"oov_method\": \"md5\"}");
        assertFails("load: JSON (at layers) expects preprocessing layers of one input of numbers, without weights, got "
                + "[{\"class_name\":\"STFTSpectrogram\",\"config\":{}}].", "Pipeline",
                "{\"layers\": [{\"class_name\": \"STFTSpectrogram\", \"config\": {}}]}");
        assertFails("load: JSON (at kernel_size) expects one or two numbers, got [3,3,3].", "RandomGaussianBlur",
                "{\"kernel_size\": [3, 3, 3]}");
    }

    private static void assertFails(String message, String className, String config) {
        assertEquals(message, assertThrows(ModelFormatException.class, () -> read(className, config)).getMessage());
    }

    @Test
    void inputsOfTextsAreRefused() {
        assertFails("load: JSON (at dtype) is \"string\", but texts in a model are not supported. Save the model from its first layer of "
                + "numbers on, and call TextVectorization or StringLookup before it.",
                "InputLayer", "{\"batch_shape\": [null, 1], \"dtype\": \"string\"}");
    }
}
