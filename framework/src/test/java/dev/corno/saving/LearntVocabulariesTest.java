package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.layers.preprocessing.IntegerLookup;
import dev.corno.models.Model;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A file of Keras's with layers that learnt: IntegerLookup with weights of tokens, Normalization, Discretization. */
class LearntVocabulariesTest {

    private static final Tensor NUMBERS = Tensor.of(new int[] {3, 3, 5, 7, 5, 9, 3, 1, 2}, 3, 3);
    private static final Tensor FEATURES = Tensor.of(new float[] {1.3771906f, 0.60368544f, 2.921268f, 1.3147004f, -0.6070082f, 2.0847852f,
        4.912f, 3.8412428f, -1.1112056f, -2.7962646f, -0.86982334f, 1.1239779f}, 3, 4);
    private static final float[] KERAS = {-0.0028699338f, 0.12915716f, -0.76032f, -0.7887334f, 2.067108f, -0.20830828f};

    @TempDir
    private Path folder;

    private static Model model() throws URISyntaxException {
        return Model.load(Path.of(LearntVocabulariesTest.class.getResource("/keras/files/adapted.keras").toURI()));
    }

    private static float[] prediction(Model model) {
        return model.predict(List.of(NUMBERS, FEATURES)).get(0).toFloatArray();
    }

    @Test
    void predictsAsInKeras() throws URISyntaxException {
        assertArrayEquals(KERAS, prediction(model()), 1e-5f);
    }

    @Test
    void keepsThemInFilesOfItsOwn() throws URISyntaxException {
        Path file = folder.resolve("copy.keras");
        model().save(file);

        Model copy = Model.load(file);

        assertArrayEquals(KERAS, prediction(copy), 1e-5f);
        assertEquals(7, copy.layer("integer_lookup").layer() instanceof IntegerLookup lookup ? lookup.tokens().size() : 0);
    }

    @Test
    void readsNoMoreTokensThanFit() throws URISyntaxException, IOException {
        Path file = withVocabulary("1\n".repeat(5_000_001));

        assertFails("load: assets/layers/integer_lookup/vocabulary.txt and the vocabularies before it hold more than 5000000 tokens. "
                + "Adapt the layers with maxTokens.", () -> Model.load(file));
    }

    @Test
    void everyTokenHasAWeight() throws URISyntaxException, IOException {
        Path file = withVocabulary("3\n5\n");

        assertFails("load: layers/integer_lookup/vars/idf_weights holds weights of shape (7), but the vocabulary has 2 tokens. "
                + "Copy or download the file again.", () -> Model.load(file));
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(ModelFormatException.class, code).getMessage());
    }

    private Path withVocabulary(String tokens) throws URISyntaxException, IOException {
        return Archive.of(Path.of(getClass().getResource("/keras/files/adapted.keras").toURI()))
                .with("assets/layers/integer_lookup/vocabulary.txt", tokens.getBytes(StandardCharsets.UTF_8)).write(folder.resolve("other.keras"));
    }

    @Test
    void writesTheWeightsOfTokensWhereKerasLooksForThem() throws URISyntaxException {
        Path file = folder.resolve("copy.weights.h5");
        model().saveWeights(file);

        try (Hdf5Reader reader = new Hdf5Reader(file, "test")) {
            assertEquals(0.8419096, reader.read("layers/integer_lookup/vars/idf_weights", "weights").flat(0), 1e-6);
        }
    }
}
