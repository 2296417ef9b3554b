package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.KerasCase;
import dev.corno.data.Dataset;
import dev.corno.models.Model;
import dev.corno.tensor.Tensor;
import dev.corno.training.Evaluation;
import dev.corno.training.Fit;
import dev.corno.training.History;
import dev.corno.training.Verbosity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Keras in Python opens what Corno saves, and the other way round: same predictions, and the same numbers when training goes on. Runs
 * where the property {@code corno.python} names a Python with Keras.
 */
class PythonKerasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "model.keras";

    @TestFactory
    Stream<DynamicTest> kerasOpensWhatCornoSaves() throws IOException, InterruptedException {
        Path folder = PythonKeras.emptyFolder("open");
        SavedInCorno.models().forEach(saved -> saved.writeTo(folder));
        PythonKeras.run("round_trip.py", "open", folder.toString());
        return cases(folder, PythonKerasTest::compareBoth);
    }

    @TestFactory
    Stream<DynamicTest> cornoOpensWhatKerasSaves() throws IOException, InterruptedException {
        Path folder = PythonKeras.emptyFolder("save");
        PythonKeras.run("round_trip.py", "save", folder.toString());
        return cases(folder, PythonKerasTest::compare);
    }

    private static Stream<DynamicTest> cases(Path folder, ThrowingConsumer<Path> compare) throws IOException {
        try (Stream<Path> cases = Files.list(folder)) {
            return cases.sorted().map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> compare.accept(path))).toList()
                    .stream();
        }
    }

    private static void compare(Path folder) throws IOException {
        KerasCase keras = KerasCase.load(folder);
        if (keras.json().has("error")) {
            fail(keras.json().get("error").asText());
        }
        Model model = Model.load(folder.resolve(FILE));
        List<Tensor> x = all(keras, "x_");
        compare(keras, "initial prediction", model.predict(x), "predict_initial_");
        if (model.compilation().isPresent()) {
            goOn(keras, model, x, all(keras, "y_"));
        }
        compareWeights(keras, model);
        Model reopened = Model.load(folder.resolve("keras.keras"));
        compareWeights(keras, reopened);
    }

    // What Corno wrote, Keras writes in the same way; layers in Keras may know more of themselves once they are built.
    private static void compareBoth(Path folder) throws IOException {
        compare(folder);
        Path again = folder.resolve("corno.keras");
        Model.load(folder.resolve("keras.keras")).save(again);
        assertEquals(config(folder.resolve("keras.keras")), config(again));
    }

    private static void goOn(KerasCase keras, Model model, List<Tensor> x, List<Tensor> y) {
        int batchSize = keras.json().at("/fit/batch_size").asInt(3);
        Evaluation evaluation = model.evaluate(Dataset.of(x, y).batchSize(batchSize));
        keras.json().get("evaluate").properties().forEach(entry -> keras.close("evaluated " + entry.getKey(),
                evaluation.get(entry.getKey()), entry.getValue().asDouble()));
        if (!keras.json().has("fit")) {
            return;
        }
        History history = model.fit(x, y, Fit.epochs(keras.json().at("/fit/epochs").asInt()).batchSize(batchSize).shuffle(false)
                .verbose(Verbosity.SILENT));
        for (Map.Entry<String, JsonNode> entry : keras.json().get("history").properties()) {
            for (int epoch = 0; epoch < entry.getValue().size(); epoch++) {
                keras.close(entry.getKey() + " of epoch " + epoch, history.get(entry.getKey()).get(epoch),
                        entry.getValue().get(epoch).asDouble());
            }
        }
        compare(keras, "final prediction", model.predict(x), "predict_final_");
    }

    private static List<Tensor> all(KerasCase keras, String prefix) {
        List<Tensor> arrays = new ArrayList<>();
        while (keras.has(prefix + arrays.size())) {
            arrays.add(keras.array(prefix + arrays.size()));
        }
        return arrays;
    }

    private static void compare(KerasCase keras, String what, List<Tensor> outputs, String prefix) {
        for (int i = 0; i < outputs.size(); i++) {
            keras.close(what + " " + i, outputs.get(i), keras.array(prefix + i));
        }
    }

    private static void compareWeights(KerasCase keras, Model model) {
        List<Tensor> weights = List.copyOf(model.weights().values());
        for (int i = 0; i < weights.size(); i++) {
            keras.close("weight " + i, weights.get(i), keras.array("weight_" + i + "_final"));
        }
    }

    // Keras numbers the objects that are one in Python's memory.
    private static JsonNode config(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile()); InputStream in = zip.getInputStream(zip.getEntry("config.json"))) {
            JsonNode config = JSON.readTree(in);
            config.findParents("shared_object_id").forEach(parent -> ((ObjectNode) parent).remove("shared_object_id"));
            return config;
        }
    }
}
