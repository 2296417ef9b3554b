package dev.corno.backend.dl4j;

import dev.corno.graph.Layer;
import dev.corno.graph.LayerNode;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Turns a network into DL4J's configuration. DL4J cannot share a layer, so each application gets a vertex with a copy of the weights;
 * the compiled model keeps copies equal.
 */
final class GraphAssembly {

    private final Network network;
    private final boolean isInference;
    private final ComputationGraphConfiguration.GraphBuilder builder;
    private final Set<String> taken = new HashSet<>();
    private final Map<SymbolicTensor, String> vertices = new IdentityHashMap<>();
    private final List<Placement> placements = new ArrayList<>();
    private final List<LoweredNetwork.Constant> constants = new ArrayList<>();

    private GraphAssembly(Network network, boolean isInference) {
        this.network = network;
        this.isInference = isInference;
        this.builder = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT).updater(new NoOp()).miniBatch(false)
                .trainingWorkspaceMode(WorkspaceMode.NONE).inferenceWorkspaceMode(WorkspaceMode.NONE).cacheMode(CacheMode.NONE)
                .graphBuilder().validateOutputLayerConfig(false).allowDisconnected(true);
    }

    /**
     * {@return the network in DL4J's terms}
     *
     * @param network what to lower
     * @param isInference whether even a training pass drops nothing and uses running statistics
     */
    static LoweredNetwork lower(Network network, boolean isInference) {
        return new GraphAssembly(network, isInference).run();
    }

    private LoweredNetwork run() {
        List<String> inputs = network.inputNames();
        for (int i = 0; i < inputs.size(); i++) {
            taken.add(inputs.get(i));
            vertices.put(network.inputs().get(i), inputs.get(i));
        }
        builder.addInputs(inputs);
        network.nodes().forEach(this::lower);
        List<String> outputs = network.results().stream().map(vertices::get).map(name -> outputOf(name, inputs)).toList();
        builder.setOutputs(outputs.stream().distinct().toArray(String[]::new));
        return new LoweredNetwork(builder.build(), inputs, outputs, List.copyOf(placements), List.copyOf(constants));
    }

    private void lower(LayerNode node) {
        String name = network.layerAt(node).name();
        Site site = new Site(this, node, name, node.inputs().stream().map(vertices::get).toList(), isInference);
        List<SymbolicTensor> results = node.results();
        boolean isMasked = results.size() > 1 || node.masks().stream().anyMatch(Optional::isPresent);
        List<String> lowered = isMasked ? site.addItself() : List.of(lower(node.layer(), site));
        for (int i = 0; i < results.size(); i++) {
            vertices.put(results.get(i), lowered.get(i));
        }
    }

    private static <L extends Layer> String lower(L layer, Site site) {
        return Lowerings.of(layer).lower(layer, site);
    }

    /** {@return the vertex that gives a tensor} */
    String vertex(SymbolicTensor tensor) {
        return vertices.get(tensor);
    }

    /** {@return which application of the network it is} */
    int place(LayerNode node) {
        return network.nodes().indexOf(node);
    }

    // DL4J wants outputs to be steps, so an output that is an input becomes one.
    private String outputOf(String name, List<String> inputs) {
        return inputs.contains(name) ? add(name + ":output", new KernelVertex(new CopyKernel()), List.of(name)) : name;
    }

    String add(String name, org.deeplearning4j.nn.conf.layers.Layer layer, String input) {
        String free = freeName(name);
        builder.addLayer(free, layer, input);
        return free;
    }

    String add(String name, GraphVertex vertex, List<String> inputs) {
        String free = freeName(name);
        builder.addVertex(free, vertex, inputs.toArray(String[]::new));
        return free;
    }

    private String freeName(String name) {
        String free = name;
        for (int copy = 2; !taken.add(free); copy++) {
            free = name + "@" + copy;
        }
        return free;
    }

    void place(Placement placement) {
        placements.add(placement);
    }

    void fix(LoweredNetwork.Constant constant) {
        constants.add(constant);
    }
}
