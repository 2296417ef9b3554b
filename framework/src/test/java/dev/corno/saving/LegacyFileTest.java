package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The older {@code .h5} files of Keras hold what its {@code .keras} files hold. */
class LegacyFileTest {

    private static final Path FOLDER = Path.of("src/test/resources/keras/models");
    private static final Path LEGACY = Path.of("src/test/resources/keras/legacy");
    private static final Path TRANSFORMER = FOLDER.resolve("transformer_block_causal");

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.getParent())) {
            return files.filter(file -> file.endsWith("model.h5") && Files.exists(file.resolveSibling("model.keras"))).map(Path::getParent)
                    .sorted().toList().stream();
        }
    }

    static Stream<Path> weightFiles() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.endsWith("legacy_weights.h5")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsThatOfTheKerasFile(Path fixture) {
        Model expected = Model.load(fixture.resolve("model.keras"));
        Model actual = Model.load(fixture.resolve("model.h5"));

        assertEquals(expected.toJson(), actual.toJson());
        assertEquals(expected.weights(), actual.weights());
        assertEquals(expected.compilation(), actual.compilation());
    }

    @ParameterizedTest
    @MethodSource("weightFiles")
    void weightsAreReadInOrder(Path file) {
        Model expected = Model.load(file.resolveSibling("model.keras"));
        Model model = Model.fromJson(expected.toJson());

        model.loadWeights(file);

        assertEquals(expected.weights(), model.weights());
    }

    @Test
    void weightsOfAWholeModelAreReadToo() {
        Model expected = Model.load(TRANSFORMER.resolve("model.keras"));
        Model model = Model.fromJson(expected.toJson());

        model.loadWeights(TRANSFORMER.resolve("model.h5"));

        assertEquals(expected.weights(), model.weights());
    }

    @Test
    void saysHowManyLayersThereAre() {
        assertFails("loadWeights: legacy_weights.h5 holds weights of 6 layers but the model has 1 layers with weights. "
                + "Is the file of another model?", () -> new Sequential(new Input(3), new Dense(2)).loadWeights(TRANSFORMER.resolve(
                        "legacy_weights.h5")));
    }

    @Test
    void saysWhichLayerHasOtherWeights() {
        Path file = FOLDER.resolve("lstm_masking_sequence_output/legacy_weights.h5");

        assertFails("loadWeights: legacy_weights.h5 holds 3 weights for layer \"lstm\" but the model expects 2: kernel, bias. "
                + "Is the file of another model?",
                () -> new Sequential(new Input(2), new Dense(4), new Dense(2)).loadWeights(file));
        assertFails("loadWeights: legacy_weights.h5 holds \"sequential/lstm/lstm_cell/kernel\" of shape (2, 16) but the model expects "
                + "kernel of shape (2, 20). Was the model built with another input shape?",
                () -> new Sequential(new Input(3, 2), new LSTM(5), new Dense(2)).loadWeights(file));
    }

    @Test
    void aLinkIsNoLayer() {
        assertFails("loadWeights: links.h5 holds weights of 0 layers but the model has 1 layers with weights. "
                + "Is the file of another model?", () -> new Sequential(new Input(3), new Dense(2)).loadWeights(LEGACY.resolve("links.h5")));
    }

    @Test
    void readsNoMoreOfAnOptimizerThanThereCanBe() {
        assertFails("load: optimizer.h5 holds 500000000 numbers of an optimizer, but the model has 8 weights, for which no optimizer "
                + "keeps more than 65592. Copy or download it again.", () -> Model.load(LEGACY.resolve("optimizer.h5")));
    }

    @Test
    void saysThatModelsOfKeras2AreNotSupported() {
        assertFails("load: keras2.h5 was written by Keras 2.15.0, but only models of Keras 3 are supported. "
                + "Save it again with Keras 3, or build the model and call loadWeights.",
                () -> Model.load(LEGACY.resolve("keras2.h5")));
        assertFails("load: keras1.h5 was written by an old version of Keras, but only models of Keras 3 are supported. "
                + "Save it again with Keras 3, or build the model and call loadWeights.", () -> Model.load(LEGACY.resolve("keras1.h5")));
    }

    @Test
    void saysThatAFileOfWeightsHasNoModel() {
        assertFails("load: legacy_weights.h5 holds weights, but no model. Build the model, and call loadWeights.",
                () -> Model.load(TRANSFORMER.resolve("legacy_weights.h5")));
    }

    @Test
    void saysThatThereIsNoFile() {
        assertFails("loadWeights: there is no file \"none.h5\".", () -> new Sequential(new Input(3), new Dense(2)).loadWeights(Path.of(
                "none.h5")));
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(ModelFormatException.class, code).getMessage());
    }
}
