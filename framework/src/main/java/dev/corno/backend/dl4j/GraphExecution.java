package dev.corno.backend.dl4j;

import dev.corno.backend.Execution;
import dev.corno.backend.HeldWeight;
import dev.corno.backend.HeldWeights;
import dev.corno.backend.Mode;
import dev.corno.backend.StepProfile;
import dev.corno.backend.StepRandom;
import dev.corno.graph.LayerNode;
import dev.corno.graph.Network;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a network with DL4J's layers. There are two graphs at most: the one that trains, whose batch normalization depends on what is
 * frozen, and one for gradients in inference mode, made when it is asked for.
 */
final class GraphExecution implements Execution {

    private final Network network;
    private final HeldWeights weights;
    private final long seed;
    private final long costOfSample;
    private final MemoryPressure memory = new MemoryPressure();
    private RunningGraph trainingGraph;
    private RunningGraph inferenceGraph;
    private RunningGraph lastRun;
    private List<Boolean> frozen;
    private Optional<StepProfile> profile = Optional.empty();
    private List<Optional<Tensor>> inputGradients = List.of();

    GraphExecution(Network network, HeldWeights weights, long seed) {
        NativeEngine.start();
        this.network = network;
        this.weights = weights;
        this.seed = seed;
        this.costOfSample = network.nodes().stream().mapToLong(node -> node.layer().multiplyAccumulates(node.inputShapes())).sum();
        lowerForTraining();
    }

    @Override
    public List<Tensor> forward(List<Tensor> inputs, Mode mode, long step) {
        lastRun = mode == Mode.GRADIENTS_IN_INFERENCE ? inferenceGraph() : trainingGraph();
        INDArray[] x = arrays(inputs);
        memory.relieve();
        Threads.setFor((double) costOfSample * x[0].size(0));
        if (mode.hasBackward()) {
            Nd4j.getRandom().setSeed(StepRandom.ofStep(seed, step));
        }
        long start = System.nanoTime();
        INDArray[] outputs = lastRun.forward(x, mode.hasBackward(), seed, step);
        lap(start, StepProfile.Pass.FORWARD);
        return Arrays.stream(outputs).map(NdArrays::toTensor).toList();
    }

    private RunningGraph trainingGraph() {
        if (!frozen.equals(frozenNow())) {
            lowerForTraining();
        }
        return trainingGraph;
    }

    private void lowerForTraining() {
        frozen = frozenNow();
        trainingGraph = new RunningGraph(GraphAssembly.lower(network, false), weights);
    }

    // Only layers with running statistics run otherwise when they are frozen.
    private List<Boolean> frozenNow() {
        return network.nodes().stream().map(LayerNode::state)
                .filter(state -> state.weights().stream().anyMatch(weight -> !weight.trainable()))
                .map(state -> state.isFrozen()).toList();
    }

    private RunningGraph inferenceGraph() {
        if (inferenceGraph == null) {
            inferenceGraph = new RunningGraph(GraphAssembly.lower(network, true), weights);
        }
        return inferenceGraph;
    }

    @Override
    public double layerLoss() {
        return lastRun.loss();
    }

    @Override
    public void backward(List<Tensor> gradients) {
        inputGradients = new ArrayList<>();
        long start = System.nanoTime();
        INDArray[] errors = lastRun.backward(arrays(gradients));
        lap(start, StepProfile.Pass.BACKWARD);
        for (INDArray error : errors) {
            inputGradients.add(Optional.ofNullable(error).map(NdArrays::toTensor));
        }
    }

    @Override
    public List<Optional<Tensor>> inputGradients() {
        return inputGradients;
    }

    @Override
    public void readGradient(HeldWeight weight, float[] gradient) {
        lastRun.readGradient(weight, gradient);
    }

    // A layer that was applied several times moves them once for each, in order, each time starting from what the time before left.
    @Override
    public void moveStatistics() {
        for (HeldWeight weight : weights.all()) {
            if (!weight.isLearned() && !weight.state().isFrozen()) {
                float[] start = weight.values();
                float[] moved = start.clone();
                float[] move = new float[start.length];
                for (Placement placement : lastRun.placementsOf(weight)) {
                    lastRun.readGradient(weight, placement, move);
                    float share = (float) (1 - placement.momentum());
                    for (int i = 0; i < moved.length; i++) {
                        moved[i] -= move[i] + share * (moved[i] - start[i]);
                    }
                }
                weight.replace(moved);
            }
        }
    }

    private void lap(long start, StepProfile.Pass pass) {
        profile.ifPresent(times -> times.add("network", pass, "dl4j", System.nanoTime() - start));
    }

    @Override
    public void profile(Optional<StepProfile> times) {
        profile = times;
    }

    private static INDArray[] arrays(List<Tensor> tensors) {
        return tensors.stream().map(NdArrays::of).toArray(INDArray[]::new);
    }

    @Override
    public void close() {
        trainingGraph = null;
        inferenceGraph = null;
        lastRun = null;
    }
}
