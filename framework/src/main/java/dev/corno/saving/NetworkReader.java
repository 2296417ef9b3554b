package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.graph.Layer;
import dev.corno.graph.NestedCall;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Input;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Builds the network that the {@code config} of a Sequential or Functional model describes, nested models first.
 *
 * @param <M> the class of models
 */
final class NetworkReader<M extends NestedModel> {

    private static final Set<String> MODELS = Set.of("Sequential", "Functional");
    private static final int MOST_NODES = 200_000;

    private final KerasObjects objects;
    private final ModelFactory<M> factory;
    private final WeightStore store;
    private final Map<Long, Layer> shared = new HashMap<>();
    private int nodes;

    NetworkReader(KerasObjects objects, ModelFactory<M> factory, long seed) {
        this.objects = objects;
        this.factory = factory;
        this.store = new WeightStore(seed);
    }

    static boolean isModel(JsonNode json) {
        return MODELS.contains(json.path("class_name").asText()) && json.path("config").path("layers").isArray();
    }

    /** {@return the model that JSON describes} */
    M read(JsonNode json, Place place) {
        if (!isModel(json)) {
            throw place.error("expects a Sequential or Functional model, got " + Place.shown(json.path("class_name")) + ".");
        }
        ObjectNode config = (ObjectNode) json.get("config");
        List<LayerEntry> entries = new ArrayList<>();
        boolean sequential = json.get("class_name").asText().equals("Sequential");
        Network network = sequential ? chain(config, entries, place) : new GraphReader(this, config, entries, place).read();
        freeze(network, entries, !config.path("trainable").asBoolean(true));
        return factory.create(sequential ? "Sequential" : "Functional", text(config, "name", place), network);
    }

    private Network chain(ObjectNode config, List<LayerEntry> entries, Place place) {
        JsonNode layers = config.get("layers");
        SymbolicTensor input = null;
        SymbolicTensor last = null;
        for (int i = 0; i < layers.size(); i++) {
            LayerEntry entry = entry(layers.get(i), place.at("layers").at(i));
            entries.add(entry);
            if (entry.layer() instanceof Input first && input == null) {
                input = first.tensor();
                last = input;
            } else {
                if (input == null) {
                    input = unnamedInput(config, place).tensor();
                    last = input;
                }
                last = only(apply(entry, entry.layer(), List.of(last)), entry);
            }
        }
        if (last == null) {
            throw place.error("describes a Sequential without layers.");
        }
        return network(List.of(input), List.of(last), place);
    }

    private static Input unnamedInput(ObjectNode config, Place place) {
        if (!config.has("build_input_shape")) {
            throw place.error("describes a Sequential whose input shape is not known. Call the model on data before saving it.");
        }
        return ConfigReader.input(config.get("build_input_shape"), place.at("build_input_shape"));
    }

    private static SymbolicTensor only(List<SymbolicTensor> outputs, LayerEntry entry) {
        if (outputs.size() != 1) {
            throw entry.place().error("has " + outputs.size() + " outputs, but a Sequential needs one.");
        }
        return outputs.get(0);
    }

    /** {@return a layer or nested model as the file describes it} */
    LayerEntry entry(JsonNode json, Place place) {
        boolean frozen = !json.path("config").path("trainable").asBoolean(true);
        JsonNode id = json.path("shared_object_id");
        if (id.isIntegralNumber() && shared.containsKey(id.longValue())) {
            return new LayerEntry(shared.get(id.longValue()), frozen, place);
        }
        Layer layer = isModel(json) ? read(json, place) : (Layer) objects.decode(Kind.LAYER, json, place);
        layer = CallForm.configured(layer, json.path("inbound_nodes"), place.at("inbound_nodes"));
        if (layer instanceof NestedModel) {
            layer = layer.name(text((ObjectNode) json.get("config"), "name", place));
        }
        if (id.isIntegralNumber()) {
            shared.put(id.longValue(), layer);
        }
        return new LayerEntry(layer, frozen, place);
    }

    /** {@return how Keras calls what a layer is applied to, where the inputs after the first are an argument of their own; empty else} */
    List<String> arguments(Layer layer) {
        return objects.arguments(layer);
    }

    /** {@return whether a call may be given this value of {@code training}, which says nothing that the model does not} */
    boolean acceptsTraining(Layer layer, boolean value) {
        return !value || objects.training(layer).equals(Optional.of(true));
    }

    /**
     * {@return the outputs of one more application}
     *
     * @param entry the layer
     * @param called the way in which it is called, itself or another with its weights
     * @param inputs what it is applied to
     */
    List<SymbolicTensor> apply(LayerEntry entry, Layer called, List<SymbolicTensor> inputs) {
        try {
            if (entry.layer() instanceof NestedModel model) {
                count(model.network().nodes().size(), entry.place());
                checkShapes(model, inputs);
                return NestedCall.inline(model, model.network(), inputs).outputs();
            }
            count(1, entry.place());
            return called.applyAll(inputs);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw entry.place().error("cannot be applied. " + e.getMessage());
        }
    }

    private static void checkShapes(NestedModel model, List<SymbolicTensor> inputs) {
        List<Shape> expected = model.network().inputs().stream().map(SymbolicTensor::shape).toList();
        List<Shape> got = inputs.stream().map(SymbolicTensor::shape).toList();
        if (got.size() != expected.size() || !IntStream.range(0, got.size()).allMatch(i -> expected.get(i).accepts(got.get(i)))) {
            throw new ShapeMismatchException("model \"" + model.name() + "\"", "expects inputs of shapes " + expected
                    + ", got " + got + ".");
        }
    }

    // Models nested in models can describe a huge network in a few lines.
    private void count(int more, Place place) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw place.error("makes the model larger than " + MOST_NODES + " applications of layers, which is the limit.");
        }
    }

    Network network(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs, Place place) {
        try {
            return new Network(inputs, outputs, store);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw place.error("does not describe a model. " + e.getMessage());
        }
    }

    // Nested models have frozen their own layers when they were read.
    private static void freeze(Network network, List<LayerEntry> entries, boolean all) {
        Set<Layer> frozen = Collections.newSetFromMap(new IdentityHashMap<>());
        entries.stream().filter(LayerEntry::frozen).forEach(entry -> frozen.add(entry.layer()));
        network.nodes().stream().filter(node -> all || node.nestedCall().isEmpty() && frozen.contains(node.layer().owner()))
                .forEach(node -> node.state().freeze(true));
    }

    private static String text(ObjectNode config, String key, Place place) {
        JsonNode text = config.path(key);
        if (!text.isTextual() || text.textValue().isEmpty() || text.textValue().contains("/")) {
            throw place.at(key).error("expects a name without \"/\", got " + Place.shown(text) + ".");
        }
        return text.textValue();
    }

    /**
     * A layer, or nested model, of a file.
     *
     * @param layer the layer
     * @param frozen whether training leaves it as it is
     * @param place where it is described
     */
    record LayerEntry(Layer layer, boolean frozen, Place place) {
    }
}
