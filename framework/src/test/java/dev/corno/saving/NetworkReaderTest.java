package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.activations.Activations;
import dev.corno.graph.LayerNode;
import dev.corno.graph.NestedCall;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.Masking;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.merging.Multiply;
import dev.corno.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkReaderTest {

    private static final KerasObjects OBJECTS = KerasObjects.standard();
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode functional;
    private JsonNode sequential;

    @BeforeEach
    void describeSmallModels() {
        SymbolicTensor x = new Input(3).name("in").tensor();
        Dense shared = new Dense(3).name("shared");
        SymbolicTensor y = new Add().name("sum").apply(shared.apply(x), shared.apply(shared.apply(x)));
        functional = json(model("Functional", List.of(x), List.of(y)));
        SymbolicTensor z = new Input(3).name("in").tensor();
        sequential = json(model("Sequential", List.of(z), List.of(new Dense(2).name("fc").apply(new Dense(4).name("hidden").apply(z)))));
    }

    private static FileModel model(String className, List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
        return new FileModel(className, "m", new Network(inputs, outputs, new WeightStore(1)));
    }

    private static JsonNode json(FileModel model) {
        return NetworkWriter.write(OBJECTS, model, "m");
    }

    private static FileModel read(JsonNode json) {
        return new NetworkReader<>(OBJECTS, FileModel::new, 7).read(json, new Place("config.json", ""));
    }

    @Test
    void sharedLayersStayShared() {
        Network network = read(functional).network();

        assertEquals(List.of("in", "shared", "sum"), network.layers().stream().map(NetworkLayer::name).toList());
        assertEquals(3, network.layers().get(1).nodes().size());
    }

    @Test
    void callsMayStandInAnyOrder() {
        JsonNode layers = functional.at("/config/layers");
        ((ArrayNode) layers).add(layers.get(0)).remove(0);

        assertEquals(functional.at("/config/output_layers"), json(read(functional)).at("/config/output_layers"));
    }

    @Test
    void outputsOfNestedModelsKeepTheirPlaces() {
        SymbolicTensor a = new Input(3).tensor();
        FileModel inner = model("Functional", List.of(a), List.of(new Dense(2).apply(a), new Dense(4).apply(a))).name("inner");
        SymbolicTensor b = new Input(3).tensor();
        List<SymbolicTensor> outputs = NestedCall.inline(inner, inner.network(), List.of(b)).outputs();
        JsonNode outer = json(model("Functional", List.of(b), List.of(outputs.get(1), outputs.get(0))));

        assertEquals("[[\"inner\",1,1],[\"inner\",1,0]]", outer.at("/config/output_layers").toString());
        assertEquals(List.of("(4)", "(2)"),
                read(outer).network().outputs().stream().map(output -> output.shape().toString()).toList());
        assertEquals(outer, json(read(outer)));
    }

    @Test
    void layersStaySharedAcrossModels(@TempDir Path folder) {
        Dense shared = new Dense(3).name("shared");
        SymbolicTensor a = new Input(3).tensor();
        FileModel inner = model("Functional", List.of(a), List.of(shared.apply(a))).name("inner");
        SymbolicTensor b = new Input(3).tensor();
        Path file = folder.resolve("m.keras");
        model("Functional", List.of(b), List.of(shared.apply(inner.apply(b)))).write(file);

        List<LayerNode> nodes = FileModel.read(file).model().network().nodes();

        assertSame(nodes.get(0).state(), nodes.get(1).state());
    }

    @Test
    void equalLayersOfTwoModelsStayApart(@TempDir Path folder) {
        Dense twice = new Dense(3).name("twice");
        SymbolicTensor a = new Input(3).tensor();
        FileModel first = model("Functional", List.of(a), List.of(twice.apply(a))).name("first");
        SymbolicTensor b = new Input(3).tensor();
        FileModel second = model("Functional", List.of(b), List.of(twice.apply(b))).name("second");
        SymbolicTensor c = new Input(3).tensor();
        FileModel outer = model("Functional", List.of(c), List.of(second.apply(first.apply(c))));
        Path file = folder.resolve("m.keras");
        outer.write(file);

        List<LayerNode> nodes = FileModel.read(file).model().network().nodes();

        assertEquals(outer.network().nodes().stream().map(node -> node.state().values()).toList(),
                nodes.stream().map(node -> node.state().values()).toList());
        assertNotSame(nodes.get(0).state(), nodes.get(1).state());
    }

    @Test
    void frozenModelsFreezeTheirLayers() {
        ((ObjectNode) sequential.get("config")).put("trainable", false);

        Network network = read(sequential).network();

        assertEquals(List.of(true, true), network.nodes().stream().map(node -> node.state().isFrozen()).toList());
        assertEquals(sequential.at("/config/trainable"), json(read(sequential)).at("/config/trainable"));
    }

    @Test
    void buildsASequentialOfItsInputShape() {
        ((ArrayNode) sequential.at("/config/layers")).remove(0);

        assertEquals("(3)", read(sequential).network().inputs().get(0).shape().toString());
    }

    @Test
    void rejectsUnknownLayers() {
        layer(functional, 1).put("class_name", "Swish2");

        assertFails("load: config.json names layer class \"Swish2\" (at layers[1]), which is not registered. "
                + "Register it: KerasObjects.standard().with(...).", functional);
    }

    @Test
    void rejectsUnknownParameters() {
        config(functional, 1).put("unitz", 3);

        assertFails("load: config.json (at layers[1]) has \"unitz\": 3, which Dense does not support.", functional);
    }

    @Test
    void rejectsUnknownKeysBesideTheConfig() {
        layer(functional, 1).put("confg", 3);

        assertFails("load: config.json (at layers[1]) has \"confg\", which is not among build_config, class_name, compile_config, "
                + "config, inbound_nodes, module, name, registered_name, shared_object_id.", functional);
    }

    @Test
    void rejectsUnsupportedValues() {
        config(functional, 1).put("quantization_config", "int8");

        assertFails("load: config.json (at layers[1].quantization_config) is \"int8\", but only null is supported.", functional);
    }

    @Test
    void rejectsOtherElementTypes() {
        config(functional, 1).put("dtype", "mixed_float16");

        assertFails("load: config.json (at layers[1].dtype) is \"mixed_float16\", but only float32 is supported.", functional);

        ObjectNode policy = config(functional, 1).putObject("dtype").put("class_name", "DTypePolicy");
        policy.putObject("config").put("name", "mixed_bfloat16");

        assertFails("load: config.json (at layers[1].dtype) is \"mixed_bfloat16\", but only float32 is supported.", functional);
    }

    @Test
    void operationsOnTwoTensorsAreLayers() {
        operation("Multiply", 0);

        assertEquals(new Multiply("sum"), read(functional).network().layers().get(2).layer());
    }

    @Test
    void rejectsOperationsWithoutALayer() {
        operation("Multiply", 1);
        assertFails("load: config.json (at output_layers) needs what the operation Multiply of keras.ops computes, for which there is no "
                + "layer. Use a layer of keras.layers in its place.", functional);

        operation("Arctan2", 0);
        assertFails("load: config.json (at output_layers) needs what the operation Arctan2 of keras.ops computes, for which there is no "
                + "layer. Use a layer of keras.layers in its place.", functional);
    }

    @Test
    void rejectsOperationsThatDropMasks() {
        SymbolicTensor x = new Input(3, 2).name("in").tensor();
        SymbolicTensor masked = new Masking().name("masking").apply(x);
        functional = json(model("Functional", List.of(x), List.of(new Add().name("sum").apply(masked, masked))));
        operation("Add", 0);

        assertFails("load: config.json (at layers[2]) is the operation Add of tensors with masks, which drops them in Keras. "
                + "Use the layer keras.layers.Add there, which passes them on.", functional);
    }

    @Test
    void rejectsOperationsThatAlignAxesAtTheEnd() {
        SymbolicTensor row = new Input(4).name("row").tensor();
        SymbolicTensor rows = new Input(3, 4).name("rows").tensor();
        functional = json(model("Functional", List.of(row, rows), List.of(new Add().name("sum").apply(row, rows))));
        operation("Add", 0);

        assertFails("load: config.json (at layers[2]) is the operation Add of tensors of 1 and 2 axes besides the batch, which Keras aligns "
                + "at the last axis. Reshape the shorter one to (1, ...) before.", functional);
    }

    // As Keras writes what x * y and the like give: the tensors are arguments of their own, here with numbers after them.
    private void operation(String className, int numbers) {
        ObjectNode layer = (ObjectNode) functional.at("/config/layers/2");
        layer.put("module", "keras.src.ops.numpy").put("class_name", className).put("registered_name", className).remove("build_config");
        layer.putObject("config").put("name", "sum");
        ObjectNode call = (ObjectNode) layer.at("/inbound_nodes/0");
        ArrayNode arguments = call.at("/args/0").isArray() ? (ArrayNode) call.at("/args/0") : (ArrayNode) call.get("args");
        for (int i = 0; i < numbers; i++) {
            arguments.add(2.0);
        }
        call.set("args", arguments);
    }

    @Test
    void tensorsWithNamesAreTakenInTheOrderOfTheNames() {
        SymbolicTensor a = new Input(2).name("a").tensor();
        SymbolicTensor b = new Input(3).name("b").tensor();
        functional = json(model("Functional", List.of(a, b), List.of(new Concatenate().name("both").apply(a, b))));
        JsonNode ends = functional.at("/config/input_layers");
        ObjectNode named = ((ObjectNode) functional.get("config")).putObject("input_layers");
        named.set("second", ends.get(0));
        named.set("first", ends.get(1));

        assertEquals(List.of(Shape.of(3), Shape.of(2)), read(functional).network().inputs().stream().map(SymbolicTensor::shape).toList());
    }

    @Test
    void rejectsMissingParameters() {
        config(functional, 1).remove("units");

        assertFails("load: config.json (at layers[1]) has no \"units\", which Dense needs.", functional);
    }

    @Test
    void rejectsParametersOfAnotherKind() {
        config(functional, 1).put("units", 2.5);

        assertFails("load: config.json (at layers[1].units) expects a whole number, got 2.5.", functional);
    }

    @Test
    void rejectsParametersThatTheLayerRejects() {
        config(functional, 1).put("units", -3);

        assertFails("load: config.json (at layers[1]) does not describe a layer. "
                + "Dense: units must be a positive integer, got -3.", functional);
    }

    @Test
    void rejectsUnknownActivations() {
        config(functional, 1).put("activation", "sharkfin");

        assertFails("load: config.json (at layers[1].activation) names the activation \"sharkfin\", which is not there. "
                + assertThrows(IllegalArgumentException.class, () -> Activations.byName("sharkfin")).getMessage(), functional);
    }

    @Test
    void rejectsNamesThatWouldLookNested() {
        config(functional, 1).put("name", "a/b");
        layer(functional, 1).put("name", "a/b");

        assertFails("load: config.json (at layers[1].name) expects a name without \"/\", got \"a/b\".", functional);
    }

    @Test
    void rejectsNamesThatContradict() {
        layer(functional, 1).put("name", "other");

        assertFails("load: config.json (at layers[1]) expects the same name beside \"config\" and in it, got \"other\" and \"shared\".",
                functional);
    }

    @Test
    void rejectsTwoLayersOfOneName() {
        ((ArrayNode) functional.at("/config/layers")).add(layer(functional, 1).deepCopy());

        assertFails("load: config.json (at layers[3]) describes a second layer named \"shared\".", functional);
    }

    @Test
    void rejectsCircles() {
        ((ArrayNode) functional.at(
                "/config/layers/1/inbound_nodes/0/args/0/config/keras_history")).set(0, "sum");

        assertFails("load: config.json (at output_layers) needs output 0 of call 0 of layer \"sum\", which is not in the file.",
                functional);
    }

    @Test
    void rejectsCallsWithKeywords() {
        ((ObjectNode) functional.at("/config/layers/1/inbound_nodes/0/kwargs")).put("training", true);

        assertFails("load: config.json (at layers[1].inbound_nodes[0]) calls the layer with training = true, which is not supported.",
                functional);
    }

    @Test
    void rejectsCallsWithoutTensors() {
        ((ObjectNode) functional.at("/config/layers/1/inbound_nodes/0")).putArray("args").add(3);

        assertFails("load: config.json (at layers[1].inbound_nodes[0].args[0]) expects a tensor of the model, got 3.", functional);
    }

    @Test
    void rejectsLayersThatDoNotFit() {
        config(functional, 1).put("units", 4);

        assertFails("load: config.json does not describe a model. Dense: is applied twice, to inputs that need weights of shapes "
                + "[(3, 4), (4)] and [(4, 4), (4)]. A shared layer needs inputs that fit the same weights.", functional);
    }

    @Test
    void rejectsShapesWithAnEmptyBatch() {
        config(sequential, 0).set("batch_shape", tree("[0, 3]"));

        assertFails("load: config.json (at layers[0].batch_shape) expects a shape that begins with null or a number for the batch, "
                + "got [0,3].", sequential);
    }

    @Test
    void rejectsASequentialOfUnknownInputShape() {
        ((ArrayNode) sequential.at("/config/layers")).remove(0);
        ((ObjectNode) sequential.get("config")).remove("build_input_shape");

        assertFails("load: config.json describes a Sequential whose input shape is not known. "
                + "Call the model on data before saving it.", sequential);
    }

    @Test
    void rejectsWhatIsNoModel() {
        ((ObjectNode) sequential).put("class_name", "Dense");

        assertFails("load: config.json expects a Sequential or Functional model, got \"Dense\".", sequential);
    }

    @Test
    void rejectsModelsThatGrowByNesting() {
        JsonNode json = functional;
        for (int depth = 0; depth < 40; depth++) {
            json = appliedTwice(json);
        }

        assertFails("load: config.json (at layers[1]" + ".layers[1]".repeat(25)
                + ") makes the model larger than 200000 applications of layers, which is the limit.", json);
    }

    private static JsonNode appliedTwice(JsonNode model) {
        ObjectNode outer = JSON.createObjectNode().put("class_name", "Functional");
        ObjectNode config = outer.putObject("config").put("name", "m");
        ArrayNode layers = config.putArray("layers").add(model.at("/config/layers/0"));
        ObjectNode inner = ((ObjectNode) model).put("name", "m");
        inner.set("inbound_nodes", tree("[{'args': [TENSOR['in', 0, 0]}}]}, {'args': [TENSOR['m', 0, 0]}}]}]"
                .replace("TENSOR", "{'class_name': '__keras_tensor__', 'config': {'keras_history': ")));
        layers.add(inner);
        config.set("input_layers", tree("['in', 0, 0]"));
        config.set("output_layers", tree("['m', 2, 0]"));
        return outer;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ObjectNode layer(JsonNode model, int index) {
        return (ObjectNode) model.at("/config/layers/" + index);
    }

    private static ObjectNode config(JsonNode model, int index) {
        return (ObjectNode) layer(model, index).get("config");
    }

    private static void assertFails(String message, JsonNode json) {
        assertEquals(message, failure(json));
    }

    private static String failure(JsonNode json) {
        return assertThrows(ModelFormatException.class, () -> read(json)).getMessage();
    }
}
