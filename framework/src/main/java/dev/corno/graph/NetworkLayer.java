package dev.corno.graph;

import dev.corno.tensor.Shape;
import java.util.List;

/**
 * A layer of a network, with all the places where it is applied.
 *
 * @param name unique in the network; of a layer inside a nested model {@code model/layer}
 * @param layer the layer; of an input the one that describes it
 * @param nodes its applications, in the order in which they were found
 */
public record NetworkLayer(String name, Layer layer, List<Node> nodes) {

    /** Copies the list. */
    public NetworkLayer {
        nodes = List.copyOf(nodes);
    }

    /** {@return whether data enters here} */
    public boolean isInput() {
        return nodes.get(0) instanceof InputNode;
    }

    /** {@return the weights the layer has; none for an input} */
    public List<LayerWeight> weights() {
        return isInput() ? List.of() : state().weights();
    }

    /**
     * {@return where the layer's weights are}
     *
     * @throws IllegalStateException for an input
     */
    public LayerState state() {
        if (nodes.get(0) instanceof LayerNode node) {
            return node.state();
        }
        throw new IllegalStateException("Input \"" + name + "\": has no weights.");
    }

    /** {@return what its first application gives, from which other models can be made: Keras's {@code layer.output}} */
    public SymbolicTensor output() {
        return nodes.get(0).output();
    }

    /** {@return the shape of what its first application gives} */
    public Shape outputShape() {
        return nodes.get(0).output().shape();
    }

    /** {@return the number of parameters} */
    public long parameters() {
        return weights().stream().mapToLong(weight -> weight.shape().size()).sum();
    }
}
