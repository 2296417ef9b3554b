package dev.corno.saving;

import dev.corno.graph.InputNode;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerState;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.layers.attention.GroupQueryAttention;
import dev.corno.layers.attention.ProjectedAttention;
import dev.corno.layers.normalization.SpectralNormalization;
import dev.corno.layers.recurrent.RecurrentLayer;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a weights file keeps the weights of one layer. Keras names the groups by class and position, {@code layers/dense_1/vars},
 * whatever the layers are called; the layer's name is only an attribute. Weights shared by two models are in the first group only. What a
 * layer is made of, such as the cell of a recurrent layer or the projections of attention, has groups of its own below the layer's.
 *
 * @param path the group
 * @param label the layer's own name
 * @param name the layer's name in the whole model, {@code tower/dense}
 * @param state the weights; empty for inputs and models, whose group is empty
 * @param from which of the weights is the group's first
 * @param to which of the weights is one past the group's last
 */
record WeightGroup(String path, String label, String name, Optional<LayerState> state, int from, int to) {

    /** Where the weights of a recurrent layer are, below its own folder. */
    static final String CELL = "cell/vars";

    private static final Map<String, String> PROJECTIONS = Map.of("query", "query_dense", "key", "key_dense", "gate", "_gate_dense",
            "value", "value_dense", "attention_output", "output_dense");

    /** A group without weights. */
    private WeightGroup(String path, String label, String name) {
        this(path, label, name, Optional.empty(), 0, 0);
    }

    /** A group with all weights. */
    private WeightGroup(String path, String label, String name, LayerState state) {
        this(path, label, name, Optional.of(state), 0, state.weights().size());
    }

    /** {@return the groups of a model's file, in the order in which Keras writes them} */
    static List<WeightGroup> of(NestedModel model) {
        List<WeightGroup> groups = new ArrayList<>();
        String name = model.name() != null ? model.name() : Network.snakeCase(model.className());
        collect(model, "", name, "", groups, Collections.newSetFromMap(new IdentityHashMap<>()));
        return groups;
    }

    private static void collect(NestedModel model, String folder, String label, String prefix, List<WeightGroup> groups,
            Set<Object> done) {
        groups.add(new WeightGroup(folder + "vars", label, label));
        Network network = model.network();
        Map<Layer, LayerState> states = new IdentityHashMap<>();
        network.nodes().forEach(node -> states.put(node.layer(), node.state()));
        Map<String, Integer> counters = new HashMap<>();
        for (Object item : network.items()) {
            if (item instanceof InputNode && model.className().equals("Sequential")) {
                continue;
            }
            String stem = Network.snakeCase(item instanceof InputNode ? "InputLayer" : ((Layer) item).className());
            int count = counters.merge(stem, 1, Integer::sum) - 1;
            String path = folder + "layers/" + (count == 0 ? stem : stem + "_" + count) + "/";
            String name = network.nameOf(item);
            if (!done.add(states.containsKey(item) ? states.get(item) : item)) {
                continue;
            }
            if (item instanceof NestedModel inner) {
                collect(inner, path, name, prefix + name + "/", groups, done);
            } else if (item instanceof InputNode) {
                groups.add(new WeightGroup(path + "vars", name, prefix + name));
            } else {
                collect((Layer) item, path, name, prefix + name, states.get(item), groups);
            }
        }
    }

    private static void collect(Layer layer, String path, String label, String name, LayerState state, List<WeightGroup> groups) {
        if (layer instanceof RecurrentLayer<?>) {
            groups.add(new WeightGroup(path + "vars", label, name));
            groups.add(new WeightGroup(path + CELL, Network.snakeCase(layer.className()) + "_cell", name, state));
        } else if (layer instanceof ProjectedAttention) {
            groups.add(new WeightGroup(path + "vars", label, name));
            projections(layer, path, name, state, groups);
        } else if (layer instanceof SpectralNormalization normalization) {
            groups.add(new WeightGroup(path + "vars", label, name, Optional.of(state), 0, 1));
            String inner = Network.snakeCase(normalization.layer().className());
            groups.add(new WeightGroup(path + "layer/vars", inner, name, Optional.of(state), 1, state.weights().size()));
        } else {
            groups.add(new WeightGroup(path + "vars", label, name, state));
        }
    }

    // Keras names the groups by the fields of its objects, some of which are hidden.
    private static void projections(Layer layer, String path, String name, LayerState state, List<WeightGroup> groups) {
        String hidden = layer instanceof GroupQueryAttention ? "_" : "";
        List<String> parts = state.weights().stream().map(weight -> weight.name().split("/")[0]).toList();
        for (String part : new LinkedHashSet<>(parts)) {
            String folder = PROJECTIONS.get(part).startsWith("_") ? PROJECTIONS.get(part) : hidden + PROJECTIONS.get(part);
            groups.add(new WeightGroup(path + folder + "/vars", part, name, Optional.of(state), parts.indexOf(part),
                    parts.lastIndexOf(part) + 1));
        }
    }

    /** {@return the weights} */
    List<LayerWeight> weights() {
        return state.map(held -> held.weights().subList(from, to)).orElse(List.of());
    }

    /** {@return the current values of the weights} */
    List<Tensor> values() {
        return state.map(held -> held.values().subList(from, to)).orElse(List.of());
    }

    /** {@return the name of a weight in the whole model, {@code tower/dense/kernel}} */
    String weightName(int index) {
        return name + "/" + weights().get(index).name();
    }
}
