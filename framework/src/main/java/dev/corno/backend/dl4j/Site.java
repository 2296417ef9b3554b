package dev.corno.backend.dl4j;

import dev.corno.graph.LayerNode;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.SymbolicTensor;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/** One application of a layer, seen by its {@link Lowering}: what it is applied to, and where its parts in DL4J's terms go. */
final class Site {

    private final GraphAssembly assembly;
    private final LayerNode node;
    private final String name;
    private final List<String> inputs;
    private final boolean isInference;

    Site(GraphAssembly assembly, LayerNode node, String name, List<String> inputs, boolean isInference) {
        this.assembly = assembly;
        this.node = node;
        this.name = name;
        this.inputs = inputs;
        this.isInference = isInference;
    }

    /** {@return the vertices that the layer is applied to} */
    List<String> inputs() {
        return inputs;
    }

    /** {@return the vertex that the layer is applied to} */
    String input() {
        return inputs.get(0);
    }

    /** {@return for each input the vertex of the mask that the layer looks at} */
    List<Optional<String>> masks() {
        return node.masks().stream().map(mask -> mask.map(assembly::vertex)).toList();
    }

    /** {@return whether the layer computes the mask of its output} */
    boolean computesMask() {
        return node.computedMask().isPresent();
    }

    /** {@return which application of the network it is} */
    int place() {
        return assembly.place(node);
    }

    /** {@return the vertices that give the outputs of the layer itself, then the mask, as its maths says} */
    List<String> addItself() {
        LayerKernel kernel = LayerKernel.of(node.layer(), this);
        List<String> from = Stream.concat(inputs.stream(), masks().stream().flatMap(Optional::stream)).toList();
        String vertex = add(new KernelVertex(kernel), from);
        long offset = 0;
        for (int i = 0; i < node.state().weights().size(); i++) {
            LayerWeight weight = node.state().weights().get(i);
            List<Integer> axes = IntStream.range(0, weight.shape().rank()).boxed().toList();
            assembly.place(new Placement(node.state(), i, vertex, offset, axes, weight.trainable() ? Double.NaN : 1));
            offset += weight.shape().size();
        }
        List<SymbolicTensor> results = node.results();
        if (results.size() == 1) {
            return List.of(vertex);
        }
        List<List<Integer>> shapes = results.stream().map(result -> IntStream.of(result.shape().toArray()).boxed().toList()).toList();
        return IntStream.range(0, results.size()).mapToObj(i -> addPart("output_" + i, new PartKernel(shapes, i), vertex)).toList();
    }

    List<Shape> inputShapes() {
        return node.inputShapes();
    }

    Shape inputShape() {
        return node.inputShapes().get(0);
    }

    Shape outputShape() {
        return node.output().shape();
    }

    /** {@return whether nothing is dropped and running statistics are used, even with a backward pass} */
    boolean isInference() {
        return isInference;
    }

    /** {@return whether training leaves the layer as it is} */
    boolean isFrozen() {
        return node.state().isFrozen();
    }

    /** {@return the vertex that is the layer itself} */
    String add(Layer layer, String input) {
        return assembly.add(name, layer, input);
    }

    /** {@return the vertex that is the layer itself} */
    String add(GraphVertex vertex, List<String> from) {
        return assembly.add(name, vertex, from);
    }

    /** {@return the vertex that is the layer itself} */
    String add(Kernel kernel, String input) {
        return add(new KernelVertex(kernel), List.of(input));
    }

    /** {@return a vertex beside the layer, named after it} */
    String addPart(String part, Layer layer, String input) {
        return assembly.add(name + ":" + part, layer, input);
    }

    /** {@return a vertex beside the layer, named after it} */
    String addPart(String part, Kernel kernel, String input) {
        return assembly.add(name + ":" + part, new KernelVertex(kernel), List.of(input));
    }

    /**
     * Says where a weight lies.
     *
     * @param weight which of the layer's weights
     * @param vertex the vertex that has it
     * @param offset where in the vertex's parameters it starts
     * @param axes for each axis as it lies there, row-major, the axis of Keras's weight
     */
    void place(int weight, String vertex, long offset, Integer... axes) {
        assembly.place(new Placement(node.state(), weight, vertex, offset, List.of(axes), Double.NaN));
    }

    /**
     * Says where a running statistic lies, whose gradient is what moves it.
     *
     * @param weight which of the layer's weights
     * @param vertex the vertex that has it
     * @param offset where in the vertex's parameters it starts
     * @param momentum share of the old value that stays
     */
    void placeStatistic(int weight, String vertex, long offset, double momentum) {
        assembly.place(new Placement(node.state(), weight, vertex, offset, List.of(0), momentum));
    }

    /** Fixes parameters that Keras has no weight for. */
    void fix(String vertex, long offset, int count, float value) {
        assembly.fix(new LoweredNetwork.Constant(vertex, offset, count, value));
    }
}
