package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Connects the layers of a Functional model. The file lists, for each layer, the calls of it and what each was applied to; a call can
 * be made once the calls it needs have been made, whatever their order in the file.
 */
final class GraphReader {

    private final NetworkReader<?> reader;
    private final ObjectNode config;
    private final List<LayerEntry> entries;
    private final Place place;
    private final Map<String, LayerEntry> byName = new LinkedHashMap<>();
    private final Map<Ref, List<SymbolicTensor>> made = new HashMap<>();
    private final Map<Ref, List<Call>> waiting = new HashMap<>();
    private final Deque<Call> ready = new ArrayDeque<>();

    /** The n-th call of a layer. */
    private record Ref(String layer, int call) {
    }

    /** One of the tensors that a call gives. */
    private record TensorRef(Ref call, int output) {
    }

    /** What a call is applied to, and the mask that it is given for it. */
    private record InputRef(TensorRef tensor, Optional<TensorRef> mask) {

        Stream<TensorRef> tensors() {
            return Stream.concat(Stream.of(tensor), mask.stream());
        }
    }

    private record Call(Ref ref, LayerEntry entry, List<InputRef> inputs) {
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
        LayerEntry entry = reader.entry(json, at);
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
            ready.add(new Call(new Ref(name, i), entry, arguments(nodes.get(i), entry.layer(), at.at("inbound_nodes").at(i))));
        }
    }

    private List<InputRef> arguments(JsonNode node, Layer layer, Place at) {
        Optional<CallForm<?>> form = CallForm.of(layer);
        List<TensorRef> inputs = new ArrayList<>();
        form.map(known -> known.inputs(node)).orElseGet(() -> List.of(node.path("args")))
                .forEach(argument -> collect(argument, inputs, at.at("args")));
        if (inputs.isEmpty()) {
            throw at.error("expects the tensors that the layer is called with, got " + Place.shown(node) + ".");
        }
        TensorRef[] masks = new TensorRef[inputs.size()];
        node.path("kwargs").properties().forEach(keyword -> {
            int masked = form.map(known -> known.masked(keyword.getKey())).orElse(-1);
            if (isEmpty(keyword.getValue()) || form.isPresent() && form.get().has(keyword.getKey())) {
                return;
            }
            if (masked < 0 || masked >= masks.length) {
                throw at.error("calls the layer with " + keyword.getKey() + " = " + Place.shown(keyword.getValue())
                        + ", which is not supported.");
            }
            List<TensorRef> mask = new ArrayList<>();
            collect(keyword.getValue(), mask, at.at("kwargs").at(keyword.getKey()));
            masks[masked] = mask.get(0);
        });
        return IntStream.range(0, masks.length).mapToObj(i -> new InputRef(inputs.get(i), Optional.ofNullable(masks[i]))).toList();
    }

    // Null, or a list of nulls: no mask.
    private static boolean isEmpty(JsonNode argument) {
        return argument.isNull() || argument.isArray() && StreamSupport.stream(argument.spliterator(), false).allMatch(JsonNode::isNull);
    }

    private void collect(JsonNode argument, List<TensorRef> inputs, Place at) {
        if (argument.isArray()) {
            for (int i = 0; i < argument.size(); i++) {
                collect(argument.get(i), inputs, at.at(i));
            }
        } else if (argument.path("class_name").asText().equals("__keras_tensor__")) {
            inputs.add(tensorRef(argument.path("config").path("keras_history"), 0, at));
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
        Optional<Ref> missing = call.inputs.stream().flatMap(InputRef::tensors).map(TensorRef::call)
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
        for (InputRef input : call.inputs) {
            SymbolicTensor tensor = find(input.tensor, call.entry.place());
            inputs.add(input.mask.map(mask -> new WithMask().apply(tensor, find(mask, call.entry.place()))).orElse(tensor));
        }
        made.put(call.ref, reader.apply(call.entry, inputs));
        ready.addAll(waiting.getOrDefault(call.ref, List.of()));
        waiting.remove(call.ref);
    }

    private SymbolicTensor find(TensorRef tensor, Place at) {
        List<SymbolicTensor> outputs = made.get(tensor.call);
        if (outputs == null || tensor.output < 0 || tensor.output >= outputs.size()) {
            throw at.error("needs output " + tensor.output + " of call " + tensor.call.call + " of layer \"" + tensor.call.layer
                    + "\", which is not in the file.");
        }
        return outputs.get(tensor.output);
    }

    // Keras counts the calls of nested functional models from 1 here, and only here.
    private List<SymbolicTensor> ends(String key) {
        JsonNode list = config.path(key);
        boolean single = list.isArray() && !list.isEmpty() && list.get(0).isTextual();
        List<SymbolicTensor> tensors = new ArrayList<>();
        for (JsonNode end : single ? List.of(list) : list) {
            LayerEntry entry = byName.get(end.path(0).asText());
            boolean functional = entry != null && entry.layer() instanceof NestedModel model
                    && !model.className().equals("Sequential");
            tensors.add(find(tensorRef(end, functional ? 1 : 0, place.at(key)), place.at(key)));
        }
        return tensors;
    }
}
