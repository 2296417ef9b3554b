package dev.corno.backend.dl4j;

import dev.corno.backend.Execution;
import dev.corno.backend.HeldWeights;
import dev.corno.backend.kernel.ExpressionKernel;
import dev.corno.backend.kernel.StandardKernels;
import dev.corno.backend.plan.KernelTable;
import dev.corno.backend.plan.NativePlanner;
import dev.corno.backend.plan.StepPlans;
import dev.corno.graph.Network;
import java.util.List;

/** Runs networks by step plans. */
final class PlanEngine extends Dl4jEngine {

    private static final KernelTable KERNELS = new KernelTable(StandardKernels.TABLE, new ExpressionKernel());

    @Override
    public boolean fusesOutputs() {
        return true;
    }

    @Override
    public Execution execution(Network network, HeldWeights weights, List<Boolean> fusedOutputs, long seed) {
        return new StepPlans(network, new NativePlanner(network, weights, KERNELS, fusedOutputs, seed));
    }
}
