package dev.corno.saving;

import dev.corno.graph.InputNode;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerNode;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerState;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a weights file keeps the weights of one layer. Keras names the groups by class and position, {@code layers/dense_1/vars},
 * whatever the layers are called; the layer's name is only an attribute. Weights shared by two models are in the first group only. The
 * weights of layers inside a layer, such as the cell of a recurrent layer or the projections of attention, are in groups of their own
 * below the layer's; those that the layer has besides come first.
 *
 * @param path the group
 * @param label the layer's own name
 * @param name the layer's name in the whole model, {@code tower/dense}
 * @param state whose weights they are; empty for inputs and models, whose group is empty
 * @param indices which of the state's weights are in the group, in their order there
 */
record WeightGroup(String path, String label, String name, Optional<LayerState> state, List<Integer> indices) {

    private static final String VARS = "vars";

    private static WeightGroup empty(String path, String label, String name) {
        return new WeightGroup(path, label, name, Optional.empty(), List.of());
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
        groups.add(empty(folder + VARS, label, label));
        Network network = model.network();
        Map<Layer, LayerState> states = new IdentityHashMap<>();
        network.nodes().forEach(node -> states.put(node.layer().owner(), node.state()));
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
                groups.add(empty(path + VARS, name, prefix + name));
            } else {
                collect(path, name, prefix + name, parts(network, item), states.get(item), groups);
            }
        }
    }

    private static List<LayerPart> parts(Network network, Object layer) {
        LayerNode node = network.nodes().stream().filter(each -> each.layer().owner() == layer).findFirst().orElseThrow();
        return node.layer().parts(node.inputShapes());
    }

    private static void collect(String path, String label, String name, List<LayerPart> parts, LayerState state, List<WeightGroup> groups) {
        if (parts.isEmpty()) {
            groups.add(new WeightGroup(path + VARS, label, name, Optional.of(state), range(0, state.weights().size())));
            return;
        }
        int own = state.weights().size() - parts.stream().mapToInt(part -> part.weights() - part.shared()).sum();
        groups.add(own > 0 ? new WeightGroup(path + VARS, label, name, Optional.of(state), range(0, own)) : empty(path + VARS, label, name));
        collect(path, name, parts, state, own, groups);
    }

    private static void collect(String path, String name, List<LayerPart> parts, LayerState state, int first, List<WeightGroup> groups) {
        int from = first;
        for (LayerPart part : parts) {
            String inner = path + part.path() + "/";
            boolean isWhole = part.parts().isEmpty();
            int next = from + part.weights() - part.shared();
            List<Integer> indices = Stream.concat(range(0, part.shared()).stream(), range(from, next).stream()).toList();
            groups.add(isWhole ? new WeightGroup(inner + VARS, part.name(), name, Optional.of(state), indices)
                    : empty(inner + VARS, part.name(), name));
            collect(inner, name, part.parts(), state, from, groups);
            from = next;
        }
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /** {@return what the weights of the group are} */
    List<LayerWeight> weights() {
        return state.map(all -> indices.stream().map(all.weights()::get).toList()).orElse(List.of());
    }

    /** {@return the numbers of the weights of the group} */
    List<Tensor> values() {
        List<Tensor> values = state.map(LayerState::values).orElse(List.of());
        return indices.stream().map(values::get).toList();
    }

    /** {@return the name of a weight in the whole model, {@code tower/dense/kernel}} */
    String weightName(int index) {
        return name + "/" + weights().get(index).name();
    }
}
