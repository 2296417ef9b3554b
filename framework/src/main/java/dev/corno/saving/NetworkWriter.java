package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.InputNode;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerNode;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerState;
import dev.corno.graph.NestedCall;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.core.WithMask;
import dev.corno.layers.recurrent.Cell;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
            states.put(node.layer().owner(), node.state());
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
        callsOfItem.forEach((item, calls) -> {
            if (calls.size() > 1) {
                throw new IllegalArgumentException("save: the Sequential applies \"" + network.nameOf(item) + "\" " + calls.size()
                        + " times, which Keras's files of a Sequential cannot say. Save new Model(model.inputs(), model.outputs()).");
            }
        });
        ArrayNode inputShape = withBatch(network.inputs().get(0).shape());
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
            if (item instanceof WithMask) {
                continue;
            }
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
        LayerNode first = (LayerNode) callsOfItem.get(layer).get(0);
        noteInputShapes(json, layer.parts(first.inputShapes()));
        if (objects.notesInputShape(layer)) {
            json.set("build_config", buildConfig(layer, first.inputShapes()));
        }
        shared.mark(json, states.get(layer));
        return json;
    }

    // Also of layers inside the layer, where they have a description of their own.
    private void noteInputShapes(ObjectNode json, List<LayerPart> parts) {
        for (int i = 0; i < parts.size(); i++) {
            LayerPart part = parts.get(i);
            if (described(json.path("config"), part.path(), i) instanceof ObjectNode inner) {
                inner.putObject("build_config").set("input_shape", withBatch(part.input()));
                noteInputShapes(inner, part.parts());
            }
        }
    }

    // Several of a kind, such as cells/lstm_cell, are in a list.
    private static JsonNode described(JsonNode config, String path, int index) {
        int slash = path.indexOf('/');
        return slash > 0 ? config.path(path.substring(0, slash)).path(index) : config.path(path.equals("forward_layer") ? "layer" : path);
    }

    // Keras's stateful layers want the number of samples.
    private ArrayNode withBatch(Shape shape) {
        return ConfigWriter.withBatch(network.inputs().stream().map(input -> ((InputNode) input.node()).batchSize())
                .filter(OptionalInt::isPresent).findFirst().orElse(OptionalInt.empty()), shape);
    }

    private ObjectNode buildConfig(Layer layer, List<Shape> inputs) {
        List<String> names = CallForm.of(layer).map(CallForm::tensors).orElse(List.of());
        if (!names.isEmpty()) {
            return buildConfig(names, inputs.subList(0, inputs.size() - tensorOptions(layer)));
        }
        ArrayNode shapes = JSON.arrayNode();
        inputs.forEach(shape -> shapes.add(withBatch(shape)));
        List<String> arguments = objects.arguments(layer);
        ObjectNode config = JSON.objectNode();
        if (shapes.size() == 1 || layer instanceof Cell) {
            config.set("input_shape", shapes.get(0));
        } else if (arguments.isEmpty()) {
            config.set("input_shape", shapes);
        } else {
            ObjectNode named = config.putObject("shapes_dict");
            named.set(arguments.get(0) + "_shape", shapes.remove(0));
            named.set(arguments.get(1) + "_shape", shapes);
        }
        return config;
    }

    private ObjectNode buildConfig(List<String> names, List<Shape> inputs) {
        ObjectNode config = JSON.objectNode();
        ObjectNode shapes = config.putObject("shapes_dict");
        for (int i = 0; i < Math.min(inputs.size(), names.size()); i++) {
            shapes.set(names.get(i) + "_shape", withBatch(inputs.get(i)));
        }
        return config;
    }

    private static int tensorOptions(Layer layer) {
        return (int) CallForm.of(layer).orElseThrow().set(layer).stream().filter(CallForm.Option::isTensor).count();
    }

    private ObjectNode inboundNode(Object call) {
        List<SymbolicTensor> inputs = call instanceof NestedCall nested ? nested.inputs() : ((LayerNode) call).inputs();
        List<String> arguments = call instanceof LayerNode node ? objects.arguments(node.layer()) : List.of();
        Optional<CallForm<?>> form = call instanceof LayerNode applied ? CallForm.of(applied.layer()) : Optional.empty();
        ArrayNode tensors = JSON.arrayNode();
        inputs.forEach(input -> tensors.add(tensor(input)));
        ObjectNode node = JSON.objectNode();
        ObjectNode keywords = JSON.objectNode();
        form.ifPresent(known -> known.set(((LayerNode) call).layer()).forEach(option -> {
            if (option.isTensor()) {
                keywords.set(option.keyword(), tensors.remove(tensors.size() - 1));
            } else {
                keywords.put(option.keyword(), true);
            }
        }));
        boolean isSeparate = tensors.size() == 1 || form.isPresent() && !form.get().tensors().isEmpty();
        if (tensors.size() > 1 && !arguments.isEmpty()) {
            node.putArray("args").add(tensors.remove(0));
            keywords.set(arguments.get(1), tensors);
        } else {
            node.set("args", isSeparate ? tensors : JSON.arrayNode().add(tensors));
        }
        if (call instanceof LayerNode applied) {
            objects.training(applied.layer()).ifPresent(training -> keywords.put("training", training));
        }
        List<JsonNode> masks = inputs.stream().map(this::givenMask).toList();
        if (form.isPresent() && !form.get().tensors().isEmpty()) {
            setMasks(form.get(), masks, keywords);
        } else if (call instanceof NestedCall || objects.takesMask(((LayerNode) call).layer())) {
            boolean isOne = inputs.size() == 1 || !arguments.isEmpty() || masks.stream().allMatch(JsonNode::isNull);
            keywords.set("mask", isOne ? masks.get(0) : JSON.arrayNode().addAll(masks));
        }
        return node.set("kwargs", keywords);
    }

    private static void setMasks(CallForm<?> form, List<JsonNode> masks, ObjectNode keywords) {
        for (int i = 0; i < Math.min(form.tensors().size(), masks.size()); i++) {
            String keyword = form.tensors().get(i) + "_mask";
            if (!masks.get(i).isNull() && form.ignores(keyword)) {
                throw new IllegalArgumentException("save: " + form.type().getSimpleName() + " is applied to a query with the mask that WithMask"
                        + " gives, which Keras passes over as an argument. Let Masking or an Embedding with maskZero give it.");
            }
            if (!masks.get(i).isNull()) {
                keywords.set(keyword, masks.get(i));
            }
        }
    }

    // Masks that layers compute are passed on by Keras, too, when it reads the file; one that was given is an argument of all calls.
    private JsonNode givenMask(SymbolicTensor input) {
        SymbolicTensor mask = input.mask().orElse(null);
        if (mask == null || !(mask.node() instanceof LayerNode node) || !(node.layer() instanceof WithMask)
                || Network.callOf(node) instanceof NestedCall) {
            return JSON.nullNode();
        }
        SymbolicTensor given = node.inputs().get(1);
        if (given.index() == given.node().outputs().size()) {
            throw new IllegalArgumentException("save: the mask that WithMask gives is computed by " + given.node().layer().className()
                    + ", which Keras's files have no name for. Give the output of a layer or an Input as the mask.");
        }
        return tensor(given);
    }

    private static SymbolicTensor unmasked(SymbolicTensor tensor) {
        SymbolicTensor plain = tensor;
        while (Network.callOf(plain.node()) instanceof LayerNode node && node.layer() instanceof WithMask) {
            plain = node.inputs().get(0);
        }
        return plain;
    }

    private ObjectNode tensor(SymbolicTensor masked) {
        SymbolicTensor tensor = unmasked(masked);
        ObjectNode json = JSON.objectNode().put("class_name", "__keras_tensor__");
        ObjectNode config = json.putObject("config");
        config.set("shape", withBatch(tensor.shape()));
        config.put("dtype", tensor.node() instanceof InputNode input ? input.dtype().toString() : "float32");
        config.set("keras_history", history(tensor, 0));
        return json;
    }

    // Keras counts the calls of functional models from 1 here, and only here.
    private ArrayNode ends(List<SymbolicTensor> tensors) {
        ArrayNode ends = JSON.arrayNode();
        for (SymbolicTensor end : tensors) {
            SymbolicTensor tensor = unmasked(end);
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
