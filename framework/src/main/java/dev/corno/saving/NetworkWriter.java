package dev.corno.saving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.InputNode;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerNode;
import dev.corno.graph.LayerState;
import dev.corno.graph.NestedCall;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a network as the {@code config} of Keras's Sequential and Functional models, nested models as nested configs. */
final class NetworkWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final KerasObjects objects;
    private final NestedModel model;
    private final Network network;
    private final Map<Layer, LayerState> states = new IdentityHashMap<>();
    private final Map<Object, List<Object>> callsOfItem = new IdentityHashMap<>();
    private final SharedObjects shared;

    private NetworkWriter(KerasObjects objects, NestedModel model, SharedObjects shared) {
        this.objects = objects;
        this.shared = shared;
        this.model = model;
        this.network = model.network();
        for (LayerNode node : network.nodes()) {
            states.put(node.layer(), node.state());
            Object call = Network.callOf(node);
            List<Object> calls = callsOfItem.computeIfAbsent(Network.itemOf(call), key -> new ArrayList<>());
            if (!calls.contains(call)) {
                calls.add(call);
            }
        }
    }

    /**
     * {@return a model as Keras's JSON, not compiled}
     *
     * @param objects how layers are written
     * @param model the model
     * @param name its name
     */
    static ObjectNode write(KerasObjects objects, NestedModel model, String name) {
        return write(objects, model, name, new SharedObjects(model));
    }

    private static ObjectNode write(KerasObjects objects, NestedModel model, String name, SharedObjects shared) {
        NetworkWriter writer = new NetworkWriter(objects, model, shared);
        return model.className().equals("Sequential") ? writer.sequential(name) : writer.functional(name);
    }

    private ObjectNode sequential(String name) {
        ArrayNode inputShape = ConfigWriter.withBatch(network.inputs().get(0).shape());
        ObjectNode json = JSON.objectNode().put("module", "keras").put("class_name", "Sequential");
        ObjectNode config = json.putObject("config").put("name", name).put("trainable", isTrainable());
        config.set("dtype", KerasObjects.float32Policy());
        ArrayNode layers = config.putArray("layers");
        network.items().forEach(item -> layers.add(item(item)));
        config.set("build_input_shape", inputShape);
        json.putNull("registered_name").putObject("build_config").set("input_shape", inputShape);
        json.putObject("compile_config");
        return json;
    }

    private ObjectNode functional(String name) {
        ObjectNode json = JSON.objectNode().put("module", "keras.src.models.functional").put("class_name", "Functional");
        ObjectNode config = json.putObject("config").put("name", name).put("trainable", isTrainable());
        ArrayNode layers = config.putArray("layers");
        for (Object item : network.items()) {
            ObjectNode layer = item(item).put("name", network.nameOf(item));
            ArrayNode nodes = layer.putArray("inbound_nodes");
            callsOfItem.getOrDefault(item, List.of()).forEach(call -> nodes.add(inboundNode(call)));
            layers.add(layer);
        }
        config.set("input_layers", ends(network.inputs()));
        config.set("output_layers", ends(network.outputs()));
        json.put("registered_name", "Functional").putObject("build_config").putNull("input_shape");
        json.putObject("compile_config");
        return json;
    }

    private ObjectNode item(Object item) {
        String name = network.nameOf(item);
        if (item instanceof NestedModel nested) {
            ObjectNode json = write(objects, nested, name, shared);
            shared.mark(json, nested);
            return json;
        }
        if (item instanceof InputNode input) {
            return objects.encodeLayer(input.layer(), name, true);
        }
        Layer layer = (Layer) item;
        ObjectNode json = objects.encodeLayer(layer, name, !states.get(layer).isFrozen());
        if (objects.notesInputShape(layer)) {
            LayerNode first = (LayerNode) callsOfItem.get(layer).get(0);
            json.set("build_config", buildConfig(layer, first.inputShapes()));
        }
        shared.mark(json, states.get(layer));
        return json;
    }

    private static ObjectNode buildConfig(Layer layer, List<Shape> inputs) {
        ObjectNode build = JSON.objectNode();
        List<String> names = CallForm.of(layer).map(CallForm::tensors).orElse(List.of());
        if (names.isEmpty()) {
            ArrayNode shapes = JSON.arrayNode();
            inputs.forEach(shape -> shapes.add(ConfigWriter.withBatch(shape)));
            return build.set("input_shape", shapes.size() == 1 ? shapes.get(0) : shapes);
        }
        int tensors = inputs.size() - (int) CallForm.of(layer).orElseThrow().set(layer).stream().filter(CallForm.Option::isTensor).count();
        ObjectNode shapes = build.putObject("shapes_dict");
        for (int i = 0; i < Math.min(tensors, names.size()); i++) {
            shapes.set(names.get(i) + "_shape", ConfigWriter.withBatch(inputs.get(i)));
        }
        return build;
    }

    private ObjectNode inboundNode(Object call) {
        List<SymbolicTensor> inputs = call instanceof NestedCall nested ? nested.inputs() : ((LayerNode) call).inputs();
        ArrayNode tensors = JSON.arrayNode();
        inputs.forEach(input -> tensors.add(tensor(input)));
        ObjectNode node = JSON.objectNode();
        ObjectNode keywords = JSON.objectNode();
        Optional<CallForm<?>> form = call instanceof LayerNode applied ? CallForm.of(applied.layer()) : Optional.empty();
        form.ifPresent(known -> known.set(((LayerNode) call).layer()).forEach(option -> {
            if (option.isTensor()) {
                keywords.set(option.keyword(), tensors.remove(tensors.size() - 1));
            } else {
                keywords.put(option.keyword(), true);
            }
        }));
        boolean isSeparate = tensors.size() == 1 || form.isPresent() && !form.get().tensors().isEmpty();
        node.set("args", isSeparate ? tensors : JSON.arrayNode().add(tensors));
        if (call instanceof NestedCall || objects.takesMask(((LayerNode) call).layer())) {
            keywords.putNull("mask");
        }
        node.set("kwargs", keywords);
        return node;
    }

    private ObjectNode tensor(SymbolicTensor tensor) {
        ObjectNode json = JSON.objectNode().put("class_name", "__keras_tensor__");
        ObjectNode config = json.putObject("config");
        config.set("shape", ConfigWriter.withBatch(tensor.shape()));
        config.put("dtype", tensor.node() instanceof InputNode input ? input.dtype().toString() : "float32");
        config.set("keras_history", history(tensor, 0));
        return json;
    }

    // Keras counts the calls of functional models from 1 here, and only here.
    private ArrayNode ends(List<SymbolicTensor> tensors) {
        ArrayNode ends = JSON.arrayNode();
        for (SymbolicTensor tensor : tensors) {
            boolean functional = Network.callOf(tensor.node()) instanceof NestedCall call && !call.model().className().equals("Sequential");
            ends.add(history(tensor, functional ? 1 : 0));
        }
        return ends.size() == 1 ? (ArrayNode) ends.get(0) : ends;
    }

    private ArrayNode history(SymbolicTensor tensor, int firstCall) {
        Object call = Network.callOf(tensor.node());
        Object item = Network.itemOf(call);
        int callIndex = item instanceof InputNode ? 0 : callsOfItem.get(item).indexOf(call);
        int outputIndex = call instanceof NestedCall nested ? nested.outputs().indexOf(tensor) : tensor.index();
        return JSON.arrayNode().add(network.nameOf(item)).add(firstCall + callIndex).add(outputIndex);
    }

    private boolean isTrainable() {
        List<NetworkLayer> weighted = network.layers().stream().filter(layer -> !layer.weights().isEmpty()).toList();
        return weighted.isEmpty() || weighted.stream().anyMatch(layer -> !layer.state().isFrozen());
    }
}
