package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.graph.Layer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.normalization.SpectralNormalization;
import dev.corno.layers.preprocessing.RandomFlip;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.regularization.Dropout;
import dev.corno.models.Model;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Keras notes as {@code training} where it calls a layer: the default of the layer's argument, where it has one. */
class TrainingArgumentTest {

    private static JsonNode training(Model model) throws JsonProcessingException {
        return new ObjectMapper().readTree(model.toJson()).at("/config/layers/1/inbound_nodes/0/kwargs/training");
    }

    private static Model model(Layer layer, int... shape) {
        SymbolicTensor x = new Input(shape).tensor();
        return new Model(x, layer.apply(x));
    }

    @Test
    void isFalseForLayersThatDrop() throws JsonProcessingException {
        assertEquals("false", training(model(new Dropout(0.5), 4)).toString());
        assertEquals("false", training(model(new LSTM(2), 3, 4)).toString());
        assertTrue(training(model(new Dense(2), 4)).isMissingNode());
    }

    @Test
    void isTrueForAugmentationAndReadBack() throws JsonProcessingException {
        Model model = model(new RandomFlip(), 4, 4, 3);

        assertEquals("true", training(model).toString());
        assertEquals(model.toJson(), Model.fromJson(model.toJson()).toJson());
    }

    @Test
    void theNormalizedKernelIsInBothGroupsOfTheWeights(@TempDir Path folder) {
        Model model = model(new SpectralNormalization(new Dense(3)), 4);
        Path file = folder.resolve("m.weights.h5");
        model.saveWeights(file);

        try (Hdf5Reader reader = new Hdf5Reader(file, "test")) {
            String layer = "layers/spectral_normalization/";
            assertEquals(List.of("kernel", "vector_u", "bias"),
                    model.weights().keySet().stream().map(name -> name.substring(name.indexOf('/') + 1)).toList());
            assertEquals(reader.read(layer + "vars/0", "kernel"), reader.read(layer + "layer/vars/0", "kernel"));
            assertEquals(model.weights().get("spectral_normalization/vector_u"), reader.read(layer + "vars/1", "vector_u"));
            assertEquals(model.weights().get("spectral_normalization/bias"), reader.read(layer + "layer/vars/1", "bias"));
        }
    }
}
