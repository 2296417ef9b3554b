package dev.corno.saving;

import dev.corno.graph.InputNode;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerState;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.layers.recurrent.RecurrentLayer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a weights file keeps the weights of one layer. Keras names the groups by class and position, {@code layers/dense_1/vars},
 * whatever the layers are called; the layer's name is only an attribute. Weights shared by two models are in the first group only. A recurrent layer's weights
 * are those of its cell, in a group of their own below the layer's.
 *
 * @param path the group
 * @param label the layer's own name
 * @param name the layer's name in the whole model, {@code tower/dense}
 * @param state the weights; empty for inputs and models, whose group is empty
 */
record WeightGroup(String path, String label, String name, Optional<LayerState> state) {

    /** Where the weights of a recurrent layer are, below its own folder. */
    static final String CELL = "cell/vars";

    /** {@return the groups of a model's file, in the order in which Keras writes them} */
    static List<WeightGroup> of(NestedModel model) {
        List<WeightGroup> groups = new ArrayList<>();
        String name = model.name() != null ? model.name() : Network.snakeCase(model.className());
        collect(model, "", name, "", groups, Collections.newSetFromMap(new IdentityHashMap<>()));
        return groups;
    }

    private static void collect(NestedModel model, String folder, String label, String prefix, List<WeightGroup> groups,
            Set<Object> done) {
        groups.add(new WeightGroup(folder + "vars", label, label, Optional.empty()));
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
            } else if (item instanceof RecurrentLayer<?>) {
                groups.add(new WeightGroup(path + "vars", name, prefix + name, Optional.empty()));
                String cell = Network.snakeCase(((Layer) item).className()) + "_cell";
                groups.add(new WeightGroup(path + CELL, cell, prefix + name, Optional.of(states.get(item))));
            } else {
                groups.add(new WeightGroup(path + "vars", name, prefix + name,
                        item instanceof InputNode ? Optional.empty() : Optional.of(states.get(item))));
            }
        }
    }

    /** {@return the name of a weight in the whole model, {@code tower/dense/kernel}} */
    String weightName(int index) {
        return name + "/" + state.orElseThrow().weights().get(index).name();
    }
}
