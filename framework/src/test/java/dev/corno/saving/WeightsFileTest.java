package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.ReversibleEmbedding;
import dev.corno.layers.normalization.SpectralNormalization;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsFileTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void writeWeights() {
        file = folder.resolve("small.weights.h5");
        WeightsFile.write(file, chain(1, new Dense(4).name("fc1"), new Dense(2).name("out")));
    }

    private static FileModel chain(long seed, Layer... layers) {
        SymbolicTensor input = new Input(3).tensor();
        SymbolicTensor output = input;
        for (Layer layer : layers) {
            output = layer.apply(output);
        }
        return new FileModel("Sequential", "small", new Network(List.of(input), List.of(output), new WeightStore(seed)));
    }

    private static List<Tensor> weights(FileModel model) {
        List<Tensor> weights = new ArrayList<>();
        model.network().nodes().forEach(node -> weights.addAll(node.state().values()));
        return weights;
    }

    @Test
    void theKernelOfSpectralNormalizationIsThereTwiceAsInKerasFiles() {
        FileModel model = chain(1, new SpectralNormalization(new Dense(2)));
        WeightsFile.write(file, model);
        Map<String, String> tree = Hdf5Tree.of(file);
        String folder = "/layers/spectral_normalization/";
        assertEquals(tree.get(folder + "vars/0"), tree.get(folder + "layer/vars/0"));
        assertEquals(List.of(true, true, false), Stream.of("vars/1", "layer/vars/1", "vars/2").map(path -> tree.containsKey(folder + path)).toList());

        FileModel other = chain(2, new SpectralNormalization(new Dense(2)));
        WeightsFile.read(file, other);
        assertEquals(weights(model), weights(other));
    }

    @Test
    void aLayerThatIsCalledInOneWayOnlyKeepsItsWeights() {
        FileModel model = chain(1, new ReversibleEmbedding(4, 3).reverse());
        WeightsFile.write(file, model);
        FileModel other = chain(2, new ReversibleEmbedding(4, 3).reverse());
        WeightsFile.read(file, other);
        assertEquals(weights(model), weights(other));
    }

    @Test
    void readsBackWhatItWroteWhateverTheLayersAreCalled() {
        FileModel other = chain(2, new Dense(4), new Dense(2));

        WeightsFile.read(file, other);

        assertEquals(weights(chain(1, new Dense(4), new Dense(2))), weights(other));
    }

    @Test
    void saysWhichShapeDiffersAndChangesNothing() {
        FileModel other = chain(2, new Dense(4).name("fc1"), new Dense(5).name("out"));
        List<Tensor> before = weights(other);

        assertFails("loadWeights: \"out/kernel\" has shape (4, 2) in small.weights.h5 but the model expects (4, 5). "
                + "Was the model built with another input shape?", file, other);
        assertEquals(before, weights(other));
    }

    @Test
    void saysWhichWeightsAreMissing() {
        assertFails("loadWeights: small.weights.h5 holds 0 weights for \"more\" (at layers/dense_2/vars) but the model expects 2: "
                + "kernel, bias. Is the file of another model?", file,
                chain(1, new Dense(4).name("fc1"), new Dense(2).name("out"), new Dense(1).name("more")));
    }

    @Test
    void saysWhichLayerHasFewerWeights() {
        assertFails("loadWeights: small.weights.h5 holds 2 weights for \"fc1\" (at layers/dense/vars) but the model expects 1: kernel. "
                + "Is the file of another model?", file, chain(1, new Dense(4).name("fc1").useBias(false), new Dense(2).name("out")));
    }

    @Test
    void saysWhichWeightsNoLayerTakes() {
        assertFails("loadWeights: small.weights.h5 holds weights of a layer that the model does not have (at layers/dense_1/vars). "
                + "Is the file of another model?", file, chain(1, new Dense(4).name("fc1")));
    }

    @Test
    void saysThatThereIsNoFile() {
        assertFails("loadWeights: there is no file \"" + folder.resolve("no.weights.h5") + "\".", folder.resolve("no.weights.h5"),
                chain(1, new Dense(4)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 47, 48, 60, 500, 3000})
    void rejectsTruncatedFiles(int length) throws IOException {
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), length));

        assertFails("loadWeights: small.weights.h5 is not a complete HDF5 file of weights. Copy or download it again.", file,
                chain(1, new Dense(4), new Dense(2)));
    }

    @ParameterizedTest
    @EnumSource(value = DataType.class, names = {"FLOAT64", "INT32", "INT64", "UINT8"})
    void readsNumbersOfOtherTypes(DataType type) throws IOException {
        Hdf5Group root = new Hdf5Group();
        Tensor kernel = Tensor.of(new int[] {1, 2, 3, 4, 5, 6}, 3, 2);
        root.path("layers/dense/vars").dataset("0", kernel.asType(type));
        root.path("layers/dense/vars").dataset("1", Tensor.zeros(type, Shape.of(2)));
        Path other = folder.resolve("other.weights.h5");
        Hdf5Writer.write(other, root);
        FileModel model = chain(1, new Dense(2));

        WeightsFile.read(other, model);

        assertEquals(List.of(kernel.asType(DataType.FLOAT32), Tensor.zeros(DataType.FLOAT32, Shape.of(2))), weights(model));
    }

    @Test
    void writesGroupsOfManyLayers() {
        Layer[] layers = new Layer[1000];
        java.util.Arrays.setAll(layers, i -> new Dense(1).name("a_layer_with_quite_a_long_name_" + i));
        FileModel deep = chain(1, layers);
        WeightsFile.write(file, deep);
        FileModel other = chain(2, layers);

        WeightsFile.read(file, other);

        assertEquals(weights(deep), weights(other));
    }

    private static void assertFails(String message, Path file, FileModel model) {
        assertEquals(message, assertThrows(ModelFormatException.class, () -> WeightsFile.read(file, model)).getMessage());
    }
}
