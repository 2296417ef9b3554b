package dev.corno.graph;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * One use of a model as a layer of a larger one. The inner layers are inlined, so that what runs is one flat network; the call
 * remembers that they belong together, for the summary and for files.
 */
public final class NestedCall {

    private final Layer model;
    private final Network network;
    private final List<SymbolicTensor> inputs;
    private final List<SymbolicTensor> outputs;

    private NestedCall(Layer model, Network network, List<SymbolicTensor> inputs) {
        this.model = model;
        this.network = network;
        this.inputs = List.copyOf(inputs);
        this.outputs = new ArrayList<>();
    }

    /**
     * {@return the call that comes of applying a model: copies of the network's applications, sharing its weights}
     *
     * @param model the model as a layer
     * @param network its network
     * @param inputs what it is applied to, of the shapes of the network's inputs
     */
    public static NestedCall inline(Layer model, Network network, List<SymbolicTensor> inputs) {
        NestedCall call = new NestedCall(model, network, inputs);
        Map<SymbolicTensor, SymbolicTensor> outer = new IdentityHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            outer.put(network.inputs().get(i), inputs.get(i));
        }
        for (LayerNode node : network.nodes()) {
            LayerNode copy = LayerNode.inlined(node, node.inputs().stream().map(outer::get).toList(), call);
            for (int i = 0; i < node.outputs().size(); i++) {
                outer.put(node.outputs().get(i), copy.outputs().get(i));
            }
            node.computedMask().ifPresent(mask -> outer.put(mask, copy.computedMask().orElse(null)));
        }
        network.outputs().forEach(output -> call.outputs.add(outer.get(output)));
        return call;
    }

    /** {@return the model that was applied} */
    public Layer model() {
        return model;
    }

    /** {@return the network of the model that was applied} */
    public Network network() {
        return network;
    }

    /** {@return what it was applied to} */
    public List<SymbolicTensor> inputs() {
        return inputs;
    }

    /** {@return what came out, in the order of the network's outputs} */
    public List<SymbolicTensor> outputs() {
        return List.copyOf(outputs);
    }
}
