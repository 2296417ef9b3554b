package dev.corno.backend.dl4j;

import dev.corno.backend.BackendException;
import dev.corno.backend.HeldWeight;
import dev.corno.backend.HeldWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A lowered network that runs. It walks over DL4J's vertices itself, because {@code ComputationGraph.backpropGradient} drops the error
 * that comes back to an output which other steps use too, gives no error of the inputs, and adds errors into arrays that may be shared.
 */
final class RunningGraph {

    private final LoweredNetwork lowered;
    private final HeldWeights weights;
    private final ComputationGraph graph;
    private final Map<HeldWeight, List<Placement>> placements = new IdentityHashMap<>();
    private final Map<HeldWeight, Long> uploaded = new IdentityHashMap<>();
    private final Map<String, Integer> inputIndices = new HashMap<>();

    /**
     * Makes a lowered network ready to run.
     *
     * @param lowered the network
     * @param weights where its weights come from
     */
    RunningGraph(LoweredNetwork lowered, HeldWeights weights) {
        this.lowered = lowered;
        this.weights = weights;
        this.graph = new ComputationGraph(lowered.configuration());
        long size = lowered.configuration().getVertices().values().stream().mapToLong(vertex -> vertex.numParams(true)).sum();
        graph.init(size == 0 ? null : Nd4j.zeros(DataType.FLOAT, 1, size), false);
        for (Layer layer : graph.getLayers()) {
            // Dropout would overwrite its input, which others may use.
            layer.allowInputModification(false);
        }
        for (int i = 0; i < lowered.inputs().size(); i++) {
            inputIndices.put(lowered.inputs().get(i), i);
        }
        for (Placement placement : lowered.placements()) {
            placements.computeIfAbsent(weights.of(placement.state(), placement.weight()), weight -> new ArrayList<>()).add(placement);
        }
        for (LoweredNetwork.Constant constant : lowered.constants()) {
            float[] values = new float[constant.count()];
            Arrays.fill(values, constant.value());
            NdArrays.write(graph.params(), offset(constant.vertex()) + constant.offset(), values);
        }
    }

    /** {@return a copy of the graph with the current weights} */
    ComputationGraph copy() {
        upload();
        return graph.clone();
    }

    /** {@return where copies of a weight lie, in order of application} */
    List<Placement> placementsOf(HeldWeight weight) {
        return placements.get(weight);
    }

    private long offset(String vertex) {
        return graph.getVertex(vertex).params().offset();
    }

    /** Gives the graph the weights that changed since its last run. */
    private void upload() {
        for (HeldWeight weight : weights.all()) {
            if (!Objects.equals(uploaded.put(weight, weight.version()), weight.version())) {
                float[] permuted = new float[weight.values().length];
                for (Placement placement : placements.get(weight)) {
                    Layout.permute(weight.values(), weight.shape(), placement.axes(), permuted);
                    NdArrays.write(graph.params(), offset(placement.vertex()) + placement.offset(), permuted);
                }
            }
        }
    }

    /**
     * Copies what the last backward pass found, summed over the applications of the layer.
     *
     * @param weight the weight
     * @param gradient where to, in Keras's order; may be longer than the weight
     */
    void readGradient(HeldWeight weight, float[] gradient) {
        Arrays.fill(gradient, 0, weight.values().length, 0);
        placements.get(weight).forEach(placement -> addGradient(weight, placement, gradient));
    }

    /**
     * Copies what the last backward pass found for one application of the layer.
     *
     * @param weight the weight
     * @param placement where its copy lies
     * @param gradient where to, in Keras's order
     */
    void readGradient(HeldWeight weight, Placement placement, float[] gradient) {
        Arrays.fill(gradient, 0);
        addGradient(weight, placement, gradient);
    }

    private void addGradient(HeldWeight weight, Placement placement, float[] gradient) {
        float[] permuted = new float[weight.values().length];
        NdArrays.read(gradients(), offset(placement.vertex()) + placement.offset(), permuted);
        Layout.addBack(permuted, weight.shape(), placement.axes(), gradient);
    }

    private INDArray gradients() {
        if (graph.getFlattenedGradients() == null) {
            graph.initGradientsView();
        }
        return graph.getFlattenedGradients();
    }

    /**
     * {@return the outputs; a backward pass may follow only where {@code training}}
     *
     * @param inputs a batch for each input
     * @param training whether dropout drops and batch normalization uses the batch
     * @param seed with the step, where the random numbers of layers without a seed of their own start
     * @param step the number of the step
     */
    INDArray[] forward(INDArray[] inputs, boolean training, long seed, long step) {
        upload();
        for (Layer layer : graph.getLayers()) {
            layer.setIterationCount((int) step);
        }
        for (GraphVertex vertex : graph.getVertices()) {
            if (vertex instanceof RunningKernelVertex kernel) {
                kernel.randomness(seed, step);
            }
        }
        Map<String, INDArray> outputs = new HashMap<>();
        for (int index : graph.topologicalSortOrder()) {
            GraphVertex vertex = graph.getVertices()[index];
            INDArray result = vertex.isInputVertex() ? inputs[inputIndices.get(vertex.getVertexName())] : forward(vertex, training);
            if (vertex.getOutputVertices() != null) {
                for (VertexIndices next : vertex.getOutputVertices()) {
                    graph.getVertices()[next.getVertexIndex()].setInput(next.getVertexEdgeNumber(), result,
                            LayerWorkspaceMgr.noWorkspaces());
                }
            }
            if (!training) {
                vertex.clear();
            }
            if (vertex.isOutputVertex()) {
                outputs.put(vertex.getVertexName(), result);
            }
        }
        return lowered.outputs().stream().map(outputs::get).toArray(INDArray[]::new);
    }

    /** {@return what the vertices of the last forward pass add to the loss} */
    double loss() {
        double sum = 0;
        for (GraphVertex vertex : graph.getVertices()) {
            sum += vertex instanceof RunningKernelVertex kernel ? kernel.loss() : 0;
        }
        return sum;
    }

    private INDArray forward(GraphVertex vertex, boolean training) {
        try {
            return vertex.doForward(training, LayerWorkspaceMgr.noWorkspaces());
        } catch (RuntimeException | OutOfMemoryError e) {
            throw failed(vertex, "forward", e);
        }
    }

    /**
     * Runs back from the outputs of the last forward pass, and keeps the gradients of the weights.
     *
     * @param errors the error of each output
     * @return the error of each input
     */
    INDArray[] backward(INDArray[] errors) {
        gradients().assign(0);
        GraphVertex[] vertices = graph.getVertices();
        INDArray[] pending = new INDArray[vertices.length];
        for (int i = 0; i < errors.length; i++) {
            add(pending, graph.getVertex(lowered.outputs().get(i)).getVertexIndex(), errors[i]);
        }
        int[] order = graph.topologicalSortOrder();
        for (int at = order.length - 1; at >= 0; at--) {
            GraphVertex vertex = vertices[order[at]];
            // Nothing comes back to an output that no loss depends on, such as a mask.
            if (!vertex.isInputVertex() && pending[order[at]] != null) {
                vertex.setEpsilon(pending[order[at]]);
                pending[order[at]] = null;
                INDArray[] results = backward(vertex);
                for (int i = 0; i < results.length; i++) {
                    add(pending, vertex.getInputVertices()[i].getVertexIndex(), results[i]);
                }
            }
            vertex.clear();
        }
        return lowered.inputs().stream().map(name -> pending[graph.getVertex(name).getVertexIndex()]).toArray(INDArray[]::new);
    }

    private static void add(INDArray[] pending, int index, INDArray error) {
        if (error != null) {
            pending[index] = pending[index] == null ? error : pending[index].add(error);
        }
    }

    private INDArray[] backward(GraphVertex vertex) {
        try {
            return vertex.doBackward(false, LayerWorkspaceMgr.noWorkspaces()).getSecond();
        } catch (RuntimeException | OutOfMemoryError e) {
            throw failed(vertex, "backward", e);
        }
    }

    private static BackendException failed(GraphVertex vertex, String direction, Throwable cause) {
        String shapes = Arrays.stream(vertex.getInputs()).map(input -> input == null ? "none" : NdArrays.describe(input))
                .collect(Collectors.joining(" and "));
        return new BackendException("Layer \"" + vertex.getVertexName() + "\": expects DL4J to run it " + direction
                + " on a batch of shape " + shapes + ", got " + cause + ". "
                + (cause instanceof OutOfMemoryError ? "Use smaller batches." : "The cause below says where."), cause);
    }

    /** Forgets what the last forward pass kept for a backward pass. */
    void clear() {
        List.of(graph.getVertices()).forEach(GraphVertex::clear);
    }
}
