package dev.corno.models;

import dev.corno.graph.LayerState;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.tensor.DataType;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights of a network by {@code <layer>/<weight>}, in Keras's order. */
final class NamedWeights {

    private final Network network;

    NamedWeights(Network network) {
        this.network = network;
    }

    Map<String, Tensor> get() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (NetworkLayer layer : network.layers()) {
            if (!layer.isInput()) {
                List<Tensor> values = layer.state().values();
                for (int i = 0; i < values.size(); i++) {
                    all.put(path(layer, i), values.get(i));
                }
            }
        }
        return all;
    }

    /** Sets those that are named, or none if a name or shape does not fit. */
    void set(Map<String, Tensor> weights) {
        Map<String, Tensor> remaining = new LinkedHashMap<>(weights);
        Map<LayerState, List<Tensor>> changes = new LinkedHashMap<>();
        for (NetworkLayer layer : network.layers()) {
            List<Tensor> values = new ArrayList<>();
            boolean named = false;
            for (int i = 0; i < layer.weights().size(); i++) {
                Tensor value = remaining.remove(path(layer, i));
                named |= value != null;
                values.add(value == null ? layer.state().values().get(i) : checked(path(layer, i), layer.weights().get(i), value));
            }
            if (named) {
                changes.put(layer.state(), values);
            }
        }
        if (!remaining.isEmpty()) {
            throw new IllegalArgumentException("weights: expects names among " + get().keySet().stream().sorted().toList()
                    + ", got \"" + remaining.keySet().iterator().next() + "\".");
        }
        changes.forEach(LayerState::values);
    }

    private static String path(NetworkLayer layer, int weight) {
        return layer.name() + "/" + layer.weights().get(weight).name();
    }

    private static Tensor checked(String path, LayerWeight spec, Tensor value) {
        if (!value.shape().equals(spec.shape())) {
            throw new ShapeMismatchException("weights", "\"" + path + "\" has shape " + value.shape() + " but the model expects "
                    + spec.shape() + ".");
        }
        return value.asType(DataType.FLOAT32);
    }
}
