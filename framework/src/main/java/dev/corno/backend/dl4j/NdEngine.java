package dev.corno.backend.dl4j;

import dev.corno.backend.Execution;
import dev.corno.backend.HeldWeights;
import dev.corno.backend.plan.StepPlans;
import dev.corno.graph.Network;
import java.util.List;

/** Runs networks by step plans of ND4J's operations, on whatever ND4J runs on. */
final class NdEngine extends Dl4jEngine {

    @Override
    public Execution execution(Network network, HeldWeights weights, List<Boolean> fusedOutputs, long seed) {
        return new StepPlans(network, new NdPlanner(network, weights, seed));
    }
}
