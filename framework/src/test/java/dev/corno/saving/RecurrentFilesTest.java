package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.activations.Activations;
import dev.corno.constraints.MaxNorm;
import dev.corno.constraints.NonNeg;
import dev.corno.constraints.UnitNorm;
import dev.corno.graph.Layer;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.ConvLSTM2D;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.GRUCell;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.LSTMCell;
import dev.corno.layers.recurrent.MergeMode;
import dev.corno.layers.recurrent.RNN;
import dev.corno.layers.recurrent.StackedRNNCells;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RecurrentFilesTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsNotThereHasKerasDefault() {
        assertEquals(new LSTM(3), layer("LSTM", "{'units': 3}"));
        assertEquals(new GRU(3), layer("GRU", "{'units': 3}"));
    }

    @Test
    void convolutionalOnesTakeOneNumberForAllAxes() {
        assertEquals(new ConvLSTM2D(3, 2).strides(2), layer("ConvLSTM2D", "{'filters': 3, 'kernel_size': 2, 'strides': [2, 2]}"));
    }

    @Test
    void whatReadsFromTheEndIsACopyIfItIsNotThere() {
        assertEquals(new Bidirectional(new GRU(3)),
                layer("Bidirectional", "{'merge_mode': 'concat', 'layer': {'class_name': 'GRU', 'config': {'units': 3}}}"));
    }

    @Test
    void noMergeModeGivesTwoOutputs() {
        assertEquals(new Bidirectional(new GRU(3)).mergeMode(MergeMode.NONE),
                layer("Bidirectional", "{'merge_mode': null, 'layer': {'class_name': 'GRU', 'config': {'units': 3}}}"));
    }

    @Test
    void rejectsACellThatIsNone() {
        assertFails("load: JSON (at cell) expects a cell, got {\"class_name\":\"Identity\",\"config\":{}}.",
                () -> layer("RNN", "{'cell': {'class_name': 'Identity', 'config': {}}}"));
    }

    @Test
    void rejectsADirectionThatDoesNotReadSequences() {
        assertFails("load: JSON (at layer) expects a recurrent layer, got {\"class_name\":\"Identity\",\"config\":{}}.",
                () -> layer("Bidirectional", "{'layer': {'class_name': 'Identity', 'config': {}}}"));
    }

    @Test
    void rejectsCellsThatAreNoList() {
        assertFails("load: JSON (at cells) expects a list of layers, got 3.", () -> layer("StackedRNNCells", "{'cells': 3}"));
    }

    @Test
    void rejectsEmbeddingsThatAreQuantizedOrHaveLoraWeights() {
        for (String className : List.of("Embedding", "ReversibleEmbedding")) {
            assertFails("load: JSON (at quantization_config) is \"int8\", but only null is supported.",
                    () -> layer(className, "{'input_dim': 3, 'output_dim': 2, 'quantization_config': 'int8'}"));
            assertFails("load: JSON (at lora_rank) is 4, but only null is supported.",
                    () -> layer(className, "{'input_dim': 3, 'output_dim': 2, 'lora_rank': 4, 'lora_alpha': 8}"));
            assertFails("load: JSON (at lora_alpha) is 8, but only null is supported.",
                    () -> layer(className, "{'input_dim': 3, 'output_dim': 2, 'lora_alpha': 8}"));
        }
    }

    @Test
    void aFixedNumberOfSamplesIsRead() {
        assertEquals(new Input(5, 3).batchSize(4), layer("InputLayer", "{'batch_shape': [4, 5, 3], 'dtype': 'float32'}"));
    }

    @Test
    void aFixedNumberOfSamplesIsWrittenWhereKerasBuildsStatesOfIt() throws JsonProcessingException {
        var model = new Sequential(new Input(5, 3).batchSize(4), new LSTM(2).stateful(true));
        JsonNode layers = new ObjectMapper().readTree(model.toJson()).at("/config/layers");

        assertEquals("[4,5,3]", layers.at("/0/config/batch_shape").toString());
        assertEquals("[4,5,3]", layers.at("/1/build_config/input_shape").toString());
    }

    @Test
    void outputsMayBeListsInLists() throws JsonProcessingException {
        var x = new Input(5, 3).tensor();
        var cells = new StackedRNNCells(new GRUCell(2), new LSTMCell(2));
        String json = new ObjectMapper().readTree(new Model(List.of(x), new RNN(cells).returnState(true).applyAll(List.of(x))).toJson())
                .toString();

        assertEquals(4, Model.fromJson(json.replace("[\"rnn\",0,2],[\"rnn\",0,3]", "[[\"rnn\",0,2],[\"rnn\",0,3]]")).outputs().size());
    }

    @Test
    void noActivationIsLinear() {
        assertEquals(new GRU(3).activation(Activations.LINEAR), layer("GRU", "{'units': 3, 'activation': null}"));
    }

    @Test
    void constraintsAreReadByName() {
        assertEquals(new GRU(3).activation(Activations.LINEAR).kernelConstraint(new MaxNorm())
                .recurrentConstraint(new NonNeg()).biasConstraint(new UnitNorm()),
                layer("GRU", "{'units': 3, 'activation': null, 'kernel_constraint': 'max_norm', 'recurrent_constraint': 'non_neg',"
                        + " 'bias_constraint': 'unit_norm'}"));
    }

    @Test
    void rejectsWeightsOfALayerThatTheModelDoesNotHave() {
        Path file = folder.resolve("a.weights.h5");
        WeightsFile.write(file, new Sequential(new Input(4, 2), new LSTM(3).returnSequences(true), new Dense(1)));
        var other = new Sequential(new Input(4, 2), new Dense(1));

        assertFails("loadWeights: \"dense/kernel\" has shape (3, 1) in a.weights.h5 but the model expects (2, 1). "
                + "Was the model built with another input shape?", () -> WeightsFile.read(file, other));
    }

    @Test
    void rejectsWeightsOfACellThatTheModelDoesNotHave() {
        Path file = folder.resolve("b.weights.h5");
        WeightsFile.write(file, new Sequential(new Input(4, 2), new Dense(2), new LSTM(3)));
        var other = new Sequential(new Input(4, 2), new Dense(2));

        assertFails("loadWeights: b.weights.h5 holds weights of a layer that the model does not have (at layers/lstm/cell/vars). "
                + "Is the file of another model?", () -> WeightsFile.read(file, other));
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(ModelFormatException.class, code).getMessage());
    }

    private static Layer layer(String className, String config) {
        try {
            String json = "{'class_name': '" + className + "', 'config': " + config + "}";
            return KerasObjects.standard().layer(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
