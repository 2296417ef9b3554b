package dev.corno.callbacks.tensorboard;

import dev.corno.graph.InputNode;
import dev.corno.graph.Network;
import dev.corno.graph.Node;
import dev.corno.graph.SymbolicTensor;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A network as TensorFlow's {@code GraphDef}: a node for each input and each application of a layer, with the shape of its output. */
final class GraphDefinition {

    private static final int PRODUCER = 27;

    private final Network network;
    private final Map<Node, String> names = new IdentityHashMap<>();
    private final ProtoMessage graph = new ProtoMessage();

    GraphDefinition(Network network) {
        this.network = network;
        List<Node> nodes = new ArrayList<>();
        network.inputs().forEach(input -> nodes.add(input.node()));
        nodes.addAll(network.nodes());
        nameAll(nodes);
        nodes.forEach(node -> graph.message(1, definition(node)));
        graph.message(4, new ProtoMessage().integer(1, PRODUCER));
    }

    byte[] toBytes() {
        return graph.toBytes();
    }

    // The first application of a layer has its name, the second one _1 behind it, unless another layer is called so.
    private void nameAll(List<Node> nodes) {
        Set<String> taken = new HashSet<>();
        network.layers().forEach(layer -> taken.add(layer.name()));
        Set<String> used = new HashSet<>();
        for (Node node : nodes) {
            String layer = network.layerAt(node).name();
            String name = layer;
            for (int count = 1; !used.add(name) || count > 1 && taken.contains(name); count++) {
                name = layer + "_" + count;
            }
            names.put(node, name);
        }
    }

    private ProtoMessage definition(Node node) {
        ProtoMessage definition = new ProtoMessage().text(1, names.get(node))
                .text(2, node instanceof InputNode ? "Placeholder" : node.layer().className());
        for (SymbolicTensor input : node.inputs()) {
            definition.text(3, names.get(input.node()));
        }
        ProtoMessage shapes = new ProtoMessage().message(7, batchOf(node.output().shape()));
        definition.message(5, attribute("_output_shapes", new ProtoMessage().message(1, shapes)));
        if (node instanceof InputNode input) {
            definition.message(5, attribute("dtype", new ProtoMessage().integer(6, type(input.dtype()))));
        }
        return definition;
    }

    private static ProtoMessage attribute(String key, ProtoMessage value) {
        return new ProtoMessage().text(1, key).message(2, value);
    }

    private static ProtoMessage batchOf(Shape shape) {
        ProtoMessage dimensions = new ProtoMessage().message(2, new ProtoMessage().integer(1, -1));
        for (int size : shape.toArray()) {
            dimensions.message(2, new ProtoMessage().integer(1, size == Shape.UNKNOWN ? -1 : size));
        }
        return dimensions;
    }

    private static int type(DataType type) {
        return switch (type) {
            case FLOAT32 -> 1;
            case FLOAT64 -> 2;
            case INT32 -> 3;
            case UINT8 -> 4;
            case INT64 -> 9;
            case BOOL -> 10;
        };
    }
}
