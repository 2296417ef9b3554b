package dev.corno.backend.dl4j;

import dev.corno.backend.Engine;
import dev.corno.backend.Execution;
import dev.corno.backend.HeldWeights;
import dev.corno.graph.Network;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Runs networks with DL4J's layers, on whatever ND4J runs on. */
class Dl4jEngine implements Engine {

    @Override
    public boolean fusesOutputs() {
        return false;
    }

    @Override
    public Execution execution(Network network, HeldWeights weights, List<Boolean> fusedOutputs, long seed) {
        return new GraphExecution(network, weights, seed);
    }

    @Override
    public <T> T unwrap(Class<T> type, Network network, HeldWeights weights) {
        if (type != ComputationGraph.class) {
            throw new IllegalArgumentException("unwrap: expects " + ComputationGraph.class.getName() + ", got " + type.getName() + ".");
        }
        NativeEngine.start();
        return type.cast(new RunningGraph(GraphAssembly.lower(network, false), weights).copy());
    }
}
