package dev.corno.backend.dl4j;

import dev.corno.backend.Backend;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.EngineInfo;
import dev.corno.backend.TrainingSpec;
import dev.corno.graph.Network;
import java.util.Optional;

/** Lowers networks to DL4J's {@code ComputationGraph} and runs them with ND4J. Found by {@link java.util.ServiceLoader}. */
public final class Dl4jBackend implements Backend {

    /** Starts nothing yet. */
    public Dl4jBackend() {
    }

    @Override
    public CompiledModel compile(Network network, Optional<TrainingSpec> training, long seed) {
        NativeEngine.start();
        return new Dl4jCompiledModel(network, training, seed);
    }

    @Override
    public EngineInfo describe() {
        return NativeEngine.describe();
    }
}
