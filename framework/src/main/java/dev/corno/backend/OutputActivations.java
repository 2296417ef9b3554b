package dev.corno.backend;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.graph.LayerNode;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.ActivationLayer;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.core.Dense;
import dev.corno.regularizers.Regularizers;
import java.util.List;

/** The last activation of each output, as far as a loss may skip it on the way back. */
public final class OutputActivations {

    private OutputActivations() {
    }

    /**
     * {@return for each output the activation that it ends with; linear where it ends otherwise, or where others use the output too}
     *
     * @param network the network
     */
    public static List<Activation> of(Network network) {
        return network.outputs().stream().map(output -> isUsedOnce(output, network) && output.node() instanceof LayerNode node
                ? lastActivation(node) : Activations.LINEAR).toList();
    }

    private static boolean isUsedOnce(SymbolicTensor output, Network network) {
        long asOutput = network.outputs().stream().filter(other -> other == output).count();
        return asOutput == 1 && network.nodes().stream().allMatch(node -> node.inputs().stream().noneMatch(input -> input == output));
    }

    private static Activation lastActivation(LayerNode node) {
        if (node.layer().activityRegularizer() != Regularizers.NONE) {
            return Activations.LINEAR;
        }
        if (node.layer() instanceof Dense dense) {
            return dense.activation();
        }
        if (node.layer() instanceof Softmax softmax) {
            int rank = node.output().shape().rank();
            return softmax.positions(node.inputShapes().get(0)).equals(List.of(rank - 1)) ? Activations.SOFTMAX : Activations.LINEAR;
        }
        return node.layer() instanceof ActivationLayer layer ? layer.activation() : Activations.LINEAR;
    }
}
