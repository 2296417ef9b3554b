package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.KerasCase;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.NetworkLayer;
import dev.corno.optimizers.Parameter;
import dev.corno.optimizers.WeightUpdater;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KerasFileTest {

    @TempDir
    private Path folder;

    static Stream<Path> kerasModels() throws IOException {
        try (Stream<Path> files = Files.walk(resource("/keras"))) {
            return files.filter(file -> file.endsWith("model.keras")).map(Path::getParent).sorted().toList().stream();
        }
    }

    static Path resource(String name) {
        return Path.of("src/test/resources" + name);
    }

    @ParameterizedTest
    @MethodSource("kerasModels")
    void readsKerasWeightsBitForBit(Path fixture) throws IOException {
        KerasCase expected = KerasCase.load(fixture);
        List<Tensor> weights = weights(FileModel.read(fixture.resolve("model.keras")).model());

        assertEquals(IntStream.range(0, weights.size()).mapToObj(i -> finalWeight(expected, i)).toList(), weights);
    }

    // Whole runs have a last value of each weight; single calls one only of weights that the call changed.
    private static Tensor finalWeight(KerasCase expected, int index) {
        return Stream.of("weight_" + index + "_final", "weight_" + index + "_after", "weight_" + index)
                .filter(expected::has).findFirst().map(expected::array).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("kerasModels")
    void writesKerasConfig(Path fixture) throws IOException {
        Path copy = copy(fixture.resolve("model.keras"));

        assertEquals(config(fixture.resolve("model.keras")), config(copy));
    }

    @ParameterizedTest
    @MethodSource("kerasModels")
    void writesKerasWeightsFile(Path fixture) throws IOException {
        Path copy = copy(fixture.resolve("model.keras"));

        assertEquals(Hdf5Tree.of(extract(fixture.resolve("model.keras"), "model.weights.h5")),
                Hdf5Tree.of(extract(copy, "model.weights.h5")));
    }

    @ParameterizedTest
    @MethodSource("kerasModels")
    void readsBackWhatItWrote(Path fixture) throws IOException {
        SavedModel<FileModel> original = FileModel.read(fixture.resolve("model.keras"));
        SavedModel<FileModel> copy = FileModel.read(copy(fixture.resolve("model.keras")));

        assertEquals(weights(original.model()), weights(copy.model()));
        assertEquals(layers(original.model()), layers(copy.model()));
        assertEquals(original.compile(), copy.compile());
    }

    private Path copy(Path file) {
        SavedModel<FileModel> saved = FileModel.read(file);
        Path copy = folder.resolve("copy.keras");
        KerasFile.write(copy, saved.model(), KerasObjects.standard(), saved.compile(), optimizerState(saved));
        return copy;
    }

    private static Map<String, Tensor> optimizerState(SavedModel<FileModel> saved) {
        List<FileWeight> weights = new ArrayList<>();
        saved.model().network().layers().stream().filter(layer -> !layer.isInput()).forEach(layer -> layer.weights().stream()
                .filter(LayerWeight::trainable).forEach(weight -> weights.add(new FileWeight(layer, weight))));
        return saved.compile().flatMap(what -> saved.optimizerState(new WeightUpdater(what.optimizer(), weights).state()))
                .orElse(Map.of());
    }

    /** A weight that nobody trains. */
    private record FileWeight(NetworkLayer layer, LayerWeight weight) implements Parameter {

        @Override
        public String path() {
            return layer.name() + "/" + weight.name();
        }

        @Override
        public Shape shape() {
            return weight.shape();
        }

        @Override
        public boolean isTrainable() {
            return !layer.state().isFrozen();
        }

        @Override
        public float[] values() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void readGradient(float[] gradient) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void changed() {
            throw new UnsupportedOperationException();
        }
    }

    private static List<Tensor> weights(FileModel model) {
        List<Tensor> weights = new ArrayList<>();
        model.network().layers().stream().filter(layer -> !layer.isInput()).forEach(layer -> weights.addAll(layer.state().values()));
        return weights;
    }

    private static List<Object> layers(FileModel model) {
        return model.network().layers().stream().<Object>map(layer -> List.of(layer.name(), layer.layer(), isFrozen(layer))).toList();
    }

    private static boolean isFrozen(NetworkLayer layer) {
        return !layer.isInput() && layer.state().isFrozen();
    }

    // Keras marks dtype policies that are one object in Python's memory.
    private static String config(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile()); InputStream in = zip.getInputStream(zip.getEntry("config.json"))) {
            JsonNode config = new ObjectMapper().readTree(in);
            config.findParents("shared_object_id").forEach(parent -> ((ObjectNode) parent).remove("shared_object_id"));
            return config.toPrettyString();
        }
    }

    private Path extract(Path file, String name) throws IOException {
        Path target = Files.createTempFile(folder, "extracted", ".h5");
        try (ZipFile zip = new ZipFile(file.toFile()); InputStream in = zip.getInputStream(zip.getEntry(name))) {
            Files.write(target, in.readAllBytes());
        }
        return target;
    }
}
