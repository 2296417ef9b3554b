package dev.corno.saving;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.attention.MultiHeadAttention;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Embedding;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.WithMask;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.GRUCell;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.LSTMCell;
import dev.corno.layers.recurrent.RNN;
import dev.corno.layers.recurrent.StackedRNNCells;
import dev.corno.layers.recurrent.TimeDistributed;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks, first states and several outputs as arguments and results of calls in files, and weights of layers inside layers. */
class MaskFilesTest {

    @TempDir
    private Path folder;

    private static Model masked() {
        SymbolicTensor x = new Input(3, 2).name("x").tensor();
        SymbolicTensor mask = new Input(3).name("counts").tensor();
        SymbolicTensor read = new LSTM(4).returnSequences(true).name("first").apply(new WithMask().apply(x, mask));
        return new Model(List.of(x, mask), List.of(new LSTM(2).name("second").apply(read)));
    }

    private static Model translator() {
        SymbolicTensor source = new Input(3, 2).name("source").tensor();
        SymbolicTensor target = new Input(2, 2).name("target").tensor();
        List<SymbolicTensor> read = new LSTM(4).returnState(true).name("encoder").applyAll(List.of(source));
        SymbolicTensor written = new LSTM(4).name("decoder").apply(target, read.get(1), read.get(2));
        return new Model(List.of(source, target), List.of(written));
    }

    private static JsonNode kwargs(Model model, String layer) {
        JsonNode layers = tree(model.toJson()).at("/config/layers");
        for (JsonNode each : layers) {
            if (each.path("name").asText().equals(layer)) {
                return each.at("/inbound_nodes/0/kwargs");
            }
        }
        throw new AssertionError(layer);
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Tensor numbers(int... shape) {
        Tensor tensor = Tensor.full(0, shape);
        float[] values = new float[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i + 1);
        }
        return Tensor.of(values, shape);
    }

    @Test
    void rejectsAGivenMaskOfAQuery() {
        SymbolicTensor x = new Input(3, 4).tensor();
        SymbolicTensor mask = new Input(3).tensor();
        var model = new Model(List.of(x, mask), List.of(new MultiHeadAttention(2, 3).apply(new WithMask().apply(x, mask), x)));
        assertFails("save: MultiHeadAttention is applied to a query with the mask that WithMask gives, which Keras passes over as an argument."
                + " Let Masking or an Embedding with maskZero give it.", () -> model.toJson());
    }

    @Test
    void aMaskThatIsGivenIsAnArgumentOfAllCallsItReaches() {
        Model model = masked();

        assertEquals("counts", kwargs(model, "first").at("/mask/config/keras_history/0").asText());
        assertEquals("counts", kwargs(model, "second").at("/mask/config/keras_history/0").asText());
        assertEquals(4, tree(model.toJson()).at("/config/layers").size());
    }

    @Test
    void aMaskThatIsGivenIsReadBack() {
        Model model = masked();
        Path file = folder.resolve("masked.keras");
        model.save(file);
        List<Tensor> x = List.of(numbers(2, 3, 2), Tensor.of(new float[] {1, 1, 0, 0, 1, 1}, 2, 3));

        assertEquals(model.predict(x), Model.load(file).predict(x));
    }

    @Test
    void firstStatesAreAnArgumentOfTheCall() {
        JsonNode states = kwargs(translator(), "decoder").get("initial_state");

        assertEquals("[\"encoder\",0,1]", states.at("/0/config/keras_history").toString());
        assertEquals("[\"encoder\",0,2]", states.at("/1/config/keras_history").toString());
    }

    @Test
    void firstStatesAreReadBack() {
        Model model = translator();
        Path file = folder.resolve("translator.keras");
        model.save(file);
        List<Tensor> x = List.of(numbers(2, 3, 2), numbers(2, 2, 2));

        assertEquals(model.predict(x), Model.load(file).predict(x));
    }

    @Test
    void masksThatLayersComputeArePassedOnWithoutBeingWritten() {
        SymbolicTensor words = new Input(3).tensor();
        Model model = new Model(words, new LSTM(2).name("reader").apply(new Embedding(5, 2).maskZero(true).apply(words)));

        assertTrue(kwargs(model, "reader").get("mask").isNull());
    }

    @Test
    void rejectsToWriteAMaskThatALayerComputedForAnother() {
        SymbolicTensor words = new Input(3).tensor();
        SymbolicTensor mask = new Embedding(5, 2).maskZero(true).apply(words).mask().orElseThrow();
        SymbolicTensor x = new Input(3, 2).tensor();
        Model model = new Model(List.of(words, x), List.of(new LSTM(2).apply(new WithMask().apply(x, mask))));

        assertEquals("save: the mask that WithMask gives is computed by Embedding, which Keras's files have no name for. "
                + "Give the output of a layer or an Input as the mask.", assertThrows(IllegalArgumentException.class, model::toJson).getMessage());
    }

    @Test
    void rejectsMasksThatOtherOperationsCompute() {
        JsonNode json = tree(masked().toJson());
        ObjectNode operation = new ObjectMapper().createObjectNode().put("module", "keras.src.ops.numpy").put("class_name", "NotEqual")
                .put("registered_name", "NotEqual").put("name", "not_equal");
        operation.putObject("config").put("name", "not_equal");
        JsonNode mask = json.at("/config/layers/2/inbound_nodes/0/kwargs/mask");
        operation.putArray("inbound_nodes").addObject().putArray("args").add(mask.deepCopy()).add(0);
        ((ObjectNode) mask.get("config")).putArray("keras_history").add("not_equal").add(0).add(0);
        ((ArrayNode) json.at("/config/layers")).add(operation);

        assertEquals("load: JSON (at layers[2]) is called with a mask that NotEqual computes, but only masks that layers before it "
                + "compute, and tensors of the model, are supported.",
                assertThrows(ModelFormatException.class, () -> Model.fromJson(json.toString())).getMessage());
    }

    @Test
    void weightsOfLayersInsideLayersHaveGroupsOfTheirOwn() {
        Path file = folder.resolve("inside.weights.h5");
        new Sequential(new Input(3, 2), new Bidirectional(new LSTM(2).returnSequences(true)),
                new RNN(new StackedRNNCells(new LSTMCell(2), new GRUCell(2), new LSTMCell(3))).returnSequences(true),
                new TimeDistributed(new Dense(1))).saveWeights(file);

        Set<String> groups = Hdf5Tree.of(file).keySet().stream().filter(path -> path.endsWith("/0")).collect(Collectors.toSet());
        assertEquals(Set.of("/layers/bidirectional/forward_layer/cell/vars/0", "/layers/bidirectional/backward_layer/cell/vars/0",
                "/layers/rnn/cell/cells/lstm_cell/vars/0", "/layers/rnn/cell/cells/gru_cell/vars/0",
                "/layers/rnn/cell/cells/lstm_cell_1/vars/0", "/layers/time_distributed/layer/vars/0"), groups);
    }

    @Test
    void weightsOfLayersInsideLayersAreReadBack() {
        Path file = folder.resolve("inside.keras");
        Model model = new Sequential(new Input(3, 2), new Bidirectional(new LSTM(2).returnSequences(true)),
                new RNN(new StackedRNNCells(new LSTMCell(2), new GRUCell(2))));
        model.save(file);

        assertEquals(model.weights(), Model.load(file).weights());
    }
}
