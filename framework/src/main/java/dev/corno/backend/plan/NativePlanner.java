package dev.corno.backend.plan;

import dev.corno.backend.HeldWeight;
import dev.corno.backend.HeldWeights;
import dev.corno.backend.Mode;
import dev.corno.graph.LayerNode;
import dev.corno.graph.Network;
import dev.corno.tensor.Shape;
import java.util.List;

/** Plans over oneDNN and Java, on a CPU. */
public final class NativePlanner implements Planner {

    private final Network network;
    private final PlanWeights weights;
    private final KernelTable kernels;
    private final List<Boolean> fusedOutputs;
    private final long seed;

    /**
     * Makes nothing yet.
     *
     * @param network the network
     * @param weights its weights
     * @param kernels how each kind of layer is computed
     * @param fusedOutputs for each output whether gradients in training are with respect to what its last activation was applied to
     * @param seed where the random numbers of dropout start
     */
    public NativePlanner(Network network, HeldWeights weights, KernelTable kernels, List<Boolean> fusedOutputs, long seed) {
        this.network = network;
        this.weights = new PlanWeights(weights);
        this.kernels = kernels;
        this.fusedOutputs = List.copyOf(fusedOutputs);
        this.seed = seed;
        for (LayerNode node : network.nodes()) {
            kernels.check(node.layer(), network.layerAt(node).name());
        }
    }

    @Override
    public Plan plan(Mode mode, List<Shape> inputs, int batch, StepCounter steps) {
        return new PlanBuilder(network, weights, kernels, mode, inputs, batch, fusedOutputs, steps, seed).build();
    }

    @Override
    public void readGradient(HeldWeight weight, float[] gradient, int from, int to) {
        weights.readGradient(weight, gradient, from, to);
    }

    @Override
    public void close() {
        weights.close();
    }
}
