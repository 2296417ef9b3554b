package dev.corno.backend.dl4j;

import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** The one vertex of ours in DL4J's graphs: runs a {@link Kernel}. A graph with one loads wherever Corno is on the class path. */
final class KernelVertex extends GraphVertex {

    private static final long serialVersionUID = 1L;

    private final Kernel kernel;

    KernelVertex(@JsonProperty("kernel") Kernel kernel) {
        this.kernel = kernel;
    }

    @JsonProperty("kernel")
    Kernel kernel() {
        return kernel;
    }

    @Override
    public KernelVertex clone() {
        return new KernelVertex(kernel);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KernelVertex vertex && kernel.equals(vertex.kernel);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kernel);
    }

    @Override
    public long numParams(boolean backprop) {
        return kernel.parameters();
    }

    @Override
    public int minVertexInputs() {
        return 1;
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(ComputationGraph graph, String name, int index,
            INDArray parameters, boolean initialize, DataType dataType) {
        return new RunningKernelVertex(kernel, graph, name, index, parameters, dataType);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        throw new UnsupportedOperationException("KernelVertex: has no DL4J input types. Build the graph without setInputTypes.");
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder(null, KernelVertex.class, inputs[0], inputs[0]).build();
    }

    @Override
    public String toString() {
        return "KernelVertex(" + kernel + ")";
    }
}
