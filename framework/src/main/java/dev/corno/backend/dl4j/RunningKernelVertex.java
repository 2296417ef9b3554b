package dev.corno.backend.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.misc.DummyConfig;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link KernelVertex} in a graph that runs. */
@SuppressWarnings("overrides") // Lombok gave BaseGraphVertex a setInputs without the dots.
final class RunningKernelVertex extends BaseGraphVertex {

    private static final long serialVersionUID = 1L;
    private static final String PARAMETERS = "parameters";

    private final transient Kernel kernel;
    private final transient INDArray parameters;
    private transient INDArray gradient;
    private transient Kernel.Pass pass;
    private transient double loss;
    private long seed;
    private long step;

    RunningKernelVertex(Kernel kernel, ComputationGraph graph, String name, int index, INDArray parameters, DataType dataType) {
        super(graph, name, index, null, null, dataType);
        this.kernel = kernel;
        this.parameters = parameters;
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    /** Says where the random numbers of the next pass start. */
    void randomness(long newSeed, long newStep) {
        seed = newSeed;
        step = newStep;
    }

    /** {@return what the last pass adds to the loss} */
    double loss() {
        return loss;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        pass = kernel.forward(inputs, parameters, training, seed, step);
        loss = pass.loss();
        INDArray output = pass.output();
        if (!training) {
            pass = null;
        }
        return output;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray[] errors = pass.backward(epsilon, gradient);
        pass = null;
        Gradient gradients = new DefaultGradient();
        if (gradient != null) {
            gradients.setGradientFor(PARAMETERS, gradient);
        }
        return new Pair<>(gradients, errors);
    }

    @Override
    public void clear() {
        super.clear();
        pass = null;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        gradient = view;
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int batch) {
        return new Pair<>(null, state);
    }

    @Override
    public TrainingConfig getConfig() {
        return new DummyConfig(vertexName);
    }

    @Override
    public Map<String, INDArray> paramTable(boolean backpropOnly) {
        return parameters == null ? Map.of() : Map.of(PARAMETERS, parameters);
    }

    @Override
    public INDArray params() {
        return parameters;
    }

    @Override
    public INDArray getGradientsViewArray() {
        return gradient;
    }

    @Override
    public boolean updaterDivideByMinibatch(String name) {
        return false;
    }

    @Override
    public String toString() {
        return "KernelVertex \"" + vertexName + "\" (" + kernel + ")";
    }
}
