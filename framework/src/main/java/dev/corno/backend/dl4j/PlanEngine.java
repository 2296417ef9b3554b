package dev.corno.backend.dl4j;

import dev.corno.backend.Execution;
import dev.corno.backend.HeldWeights;
import dev.corno.backend.kernel.ExpressionKernel;
import dev.corno.backend.kernel.StandardKernels;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.KernelTable;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.StepPlans;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.layers.recurrent.RecurrentLayer;
import java.util.List;

/** Runs networks by step plans. */
final class PlanEngine extends Dl4jEngine {

    private static final KernelTable KERNELS = new KernelTable(StandardKernels.TABLE, new OtherKernel());

    @Override
    public boolean fusesOutputs() {
        return true;
    }

    @Override
    public Execution execution(Network network, HeldWeights weights, List<Boolean> fusedOutputs, long seed) {
        return new StepPlans(network, weights, KERNELS, fusedOutputs, seed);
    }

    /** Layers without a kernel of their own run as their maths says; recurrent ones whose kernel does not take them, through DL4J. */
    private static final class OtherKernel implements Kernel<Layer> {

        private final ExpressionKernel expressions = new ExpressionKernel();
        private final Dl4jKernel dl4j = new Dl4jKernel();

        @Override
        public void check(Layer layer, String name) {
            if (layer instanceof RecurrentLayer<?>) {
                dl4j.check(layer, name);
            }
        }

        @Override
        public void build(Layer layer, LayerSite site) {
            (layer instanceof RecurrentLayer<?> ? dl4j : expressions).build(layer, site);
        }
    }
}
