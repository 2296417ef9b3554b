package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.Layer;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.WithMask;
import dev.corno.saving.NetworkReader.LayerEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Connects the layers of a Functional model. The file lists, for each layer, the calls of it and what each was applied to; a call can
 * be made once the calls it needs have been made, whatever their order in the file.
 */
final class GraphReader {

    private final NetworkReader<?> reader;
    private final ObjectNode config;
    private final List<LayerEntry> entries;
    private final Place place;
    private final MaskOperations operations = new MaskOperations();
    private final Set<String> operators = new HashSet<>();
    private final Map<String, LayerEntry> byName = new LinkedHashMap<>();
    private final Map<Ref, List<SymbolicTensor>> made = new HashMap<>();
    private final Map<Ref, List<Call>> waiting = new HashMap<>();
    private final Deque<Call> ready = new ArrayDeque<>();

    /** The n-th call of a layer. */
    record Ref(String layer, int call) {
    }

    /** One of the tensors that a call gives. */
    record TensorRef(Ref call, int output) {
    }

    /** A call with its arguments: tensors, and for each the mask that the file gives for it. */
    private record Call(Ref ref, LayerEntry entry, Layer called, List<TensorRef> inputs, List<Optional<TensorRef>> masks) {

        Stream<TensorRef> needs() {
            return Stream.concat(inputs.stream(), masks.stream().flatMap(Optional::stream));
        }
    }

    GraphReader(NetworkReader<?> reader, ObjectNode config, List<LayerEntry> entries, Place place) {
        this.reader = reader;
        this.config = config;
        this.entries = entries;
        this.place = place;
    }

    Network read() {
        JsonNode layers = config.get("layers");
        for (int i = 0; i < layers.size(); i++) {
            addLayer(layers.get(i), place.at("layers").at(i));
        }
        while (!ready.isEmpty()) {
            makeOrWait(ready.poll());
        }
        return reader.network(ends("input_layers"), ends("output_layers"), place);
    }

    private void addLayer(JsonNode json, Place at) {
        Optional<Layer> arithmetic = ArithmeticOperations.layer(json);
        if (arithmetic.isEmpty() && MaskOperations.isOperation(json)) {
            addOperation(json, at);
            return;
        }
        arithmetic.ifPresent(layer -> operators.add(layer.name()));
        LayerEntry entry = arithmetic.map(layer -> new LayerEntry(layer, false, at)).orElseGet(() -> reader.entry(json, at));
        String name = entry.layer().name();
        if (name == null || !json.path("name").asText(name).equals(name)) {
            throw at.error("expects the same name beside \"config\" and in it, got " + Place.shown(json.path("name")) + " and \""
                    + name + "\".");
        }
        if (byName.put(name, entry) != null) {
            throw at.error("describes a second layer named \"" + name + "\".");
        }
        entries.add(entry);
        JsonNode nodes = json.path("inbound_nodes");
        if (entry.layer() instanceof Input input) {
            made.put(new Ref(name, 0), List.of(input.tensor()));
        }
        for (int i = 0; i < nodes.size(); i++) {
            ready.add(call(new Ref(name, i), entry, nodes.get(i), at.at("inbound_nodes").at(i)));
        }
    }

    private void addOperation(JsonNode json, Place at) {
        JsonNode nodes = json.path("inbound_nodes");
        for (int i = 0; i < nodes.size(); i++) {
            List<TensorRef> operands = new ArrayList<>();
            for (JsonNode argument : nodes.get(i).path("args")) {
                if (isTensor(argument)) {
                    operands.add(tensorRef(argument.path("config").path("keras_history"), 0, at));
                }
            }
            operations.add(new Ref(json.path("name").asText(), i), json.path("class_name").asText(), operands);
        }
    }

    private Call call(Ref ref, LayerEntry entry, JsonNode node, Place at) {
        Optional<CallForm<?>> form = CallForm.of(entry.layer());
        List<TensorRef> inputs = new ArrayList<>();
        form.map(known -> known.inputs(node)).orElseGet(() -> List.of(node.path("args")))
                .forEach(argument -> collect(argument, inputs, at.at("args")));
        List<Optional<TensorRef>> masks = new ArrayList<>();
        List<String> arguments = reader.arguments(entry.layer());
        node.path("kwargs").properties().forEach(keyword -> {
            JsonNode value = keyword.getValue();
            Place place = at.at("kwargs").at(keyword.getKey());
            int masked = form.map(known -> known.masked(keyword.getKey())).orElse(-1);
            if (keyword.getKey().equals("mask")) {
                collectMasks(value, masks, place);
            } else if (masked >= 0 && !value.isNull()) {
                while (masks.size() <= masked) {
                    masks.add(Optional.empty());
                }
                masks.set(masked, mask(value, place));
            } else if (arguments.contains(keyword.getKey()) && !value.isNull()) {
                collect(value, inputs, place);
            } else if (!value.isNull() && !(form.isPresent() && form.get().has(keyword.getKey()))
                    && !(keyword.getKey().equals("training") && value.isBoolean()
                            && reader.acceptsTraining(entry.layer(), value.booleanValue()))) {
                throw at.error("calls the layer with " + keyword.getKey() + " = " + Place.shown(value) + ", which is not supported.");
            }
        });
        if (inputs.isEmpty()) {
            throw at.error("expects the tensors that the layer is called with, got " + Place.shown(node) + ".");
        }
        return new Call(ref, entry, CallForm.called(entry.layer(), node.path("kwargs")), inputs, masks);
    }

    private static void collectMasks(JsonNode value, List<Optional<TensorRef>> masks, Place at) {
        for (JsonNode mask : value.isArray() ? value : List.of(value)) {
            masks.add(mask(mask, at));
        }
    }

    private static Optional<TensorRef> mask(JsonNode mask, Place at) {
        if (!mask.isNull() && !isTensor(mask)) {
            throw at.error("expects a tensor of the model, got " + Place.shown(mask) + ".");
        }
        return mask.isNull() ? Optional.empty() : Optional.of(tensorRef(mask.path("config").path("keras_history"), 0, at));
    }

    static boolean isTensor(JsonNode argument) {
        return argument.path("class_name").asText().equals("__keras_tensor__");
    }

    private void collect(JsonNode argument, List<TensorRef> inputs, Place at) {
        if (argument.isArray()) {
            for (int i = 0; i < argument.size(); i++) {
                collect(argument.get(i), inputs, at.at(i));
            }
        } else if (isTensor(argument)) {
            inputs.add(tensorRef(argument.path("config").path("keras_history"), 0, at));
        } else if (argument.isObject() && !argument.has("class_name")) {
            inOrder(argument).forEach(value -> collect(value, inputs, at));
        } else {
            throw at.error("expects a tensor of the model, got " + Place.shown(argument) + ".");
        }
    }

    private static TensorRef tensorRef(JsonNode history, int firstCall, Place at) {
        if (!history.isArray() || history.size() != 3 || !history.get(0).isTextual() || !history.get(1).isInt()
                || !history.get(2).isInt()) {
            throw at.error("expects [layer name, call, output], got " + Place.shown(history) + ".");
        }
        return new TensorRef(new Ref(history.get(0).textValue(), history.get(1).intValue() - firstCall), history.get(2).intValue());
    }

    private void makeOrWait(Call call) {
        Optional<Ref> missing = call.needs().flatMap(operations::sources).map(TensorRef::call)
                .filter(ref -> !made.containsKey(ref)).findFirst();
        Ref before = new Ref(call.ref.layer, call.ref.call - 1);
        if (missing.isEmpty() && call.ref.call > 0 && !made.containsKey(before)) {
            missing = Optional.of(before);
        }
        if (missing.isPresent()) {
            waiting.computeIfAbsent(missing.get(), key -> new ArrayList<>()).add(call);
            return;
        }
        List<SymbolicTensor> inputs = new ArrayList<>();
        for (int i = 0; i < call.inputs.size(); i++) {
            SymbolicTensor input = find(call.inputs.get(i), call.entry.place());
            Optional<TensorRef> mask = i < call.masks.size() ? call.masks.get(i) : Optional.empty();
            inputs.add(mask.isPresent() ? masked(input, mask.get(), call) : input);
        }
        if (operators.contains(call.ref.layer)) {
            ArithmeticOperations.requireAlike(inputs, call.entry.layer().className(), call.entry.place());
        }
        made.put(call.ref, reader.apply(call.entry, call.called, inputs));
        ready.addAll(waiting.getOrDefault(call.ref, List.of()));
        waiting.remove(call.ref);
    }

    // What Keras computes for a mask that layers pass on is in its files, too; here it is passed on anyway.
    private SymbolicTensor masked(SymbolicTensor input, TensorRef mask, Call call) {
        Place at = call.entry.place();
        if (!operations.contains(mask)) {
            return new WithMask().apply(input, find(mask, at));
        }
        List<SymbolicTensor> sources = operations.sources(mask).map(source -> find(source, at)).toList();
        if (input.mask().isEmpty() || Collections.disjoint(MaskOperations.origins(input.mask().get()), sources)) {
            throw at.error("is called with a mask that " + operations.className(mask) + " computes, but only masks that layers before "
                    + "it compute, and tensors of the model, are supported.");
        }
        boolean isPassed = !call.entry.layer().usesMask() || call.entry.layer().usesPassedMask(call.inputs.size());
        return isPassed ? input : new WithMask().apply(input, input.mask().get());
    }

    private SymbolicTensor find(TensorRef tensor, Place at) {
        if (operations.contains(tensor)) {
            throw at.error("needs what the operation " + operations.className(tensor) + " of keras.ops computes, for which there is no layer. "
                    + "Use a layer of keras.layers in its place.");
        }
        List<SymbolicTensor> outputs = made.get(tensor.call);
        if (outputs == null || tensor.output < 0 || tensor.output >= outputs.size()) {
            throw at.error("needs output " + tensor.output + " of call " + tensor.call.call + " of layer \"" + tensor.call.layer
                    + "\", which is not in the file.");
        }
        return outputs.get(tensor.output);
    }

    // Keras takes what has names in the order of the names.
    private static JsonNode inOrder(JsonNode tensors) {
        if (!tensors.isObject()) {
            return tensors;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tensors.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(tensor -> list.add(tensor.getValue()));
        return list;
    }

    // Keras counts the calls of nested functional models from 1 here, and only here.
    private List<SymbolicTensor> ends(String key) {
        List<SymbolicTensor> tensors = new ArrayList<>();
        collectEnds(config.path(key), place.at(key), tensors);
        return tensors;
    }

    // Outputs may be lists in lists, as the states of stacked cells are.
    private void collectEnds(JsonNode named, Place at, List<SymbolicTensor> tensors) {
        JsonNode ends = inOrder(named);
        if (ends.path(0).isArray()) {
            ends.forEach(end -> collectEnds(end, at, tensors));
            return;
        }
        LayerEntry entry = byName.get(ends.path(0).asText());
        boolean functional = entry != null && entry.layer() instanceof NestedModel model && !model.className().equals("Sequential");
        tensors.add(find(tensorRef(ends, functional ? 1 : 0, at), at));
    }
}
