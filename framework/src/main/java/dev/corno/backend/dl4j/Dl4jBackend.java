package dev.corno.backend.dl4j;

import dev.corno.backend.Backend;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.CompiledNetwork;
import dev.corno.backend.Engine;
import dev.corno.backend.EngineInfo;
import dev.corno.backend.TrainingSpec;
import dev.corno.graph.Network;
import java.util.Optional;

/**
 * Runs networks by step plans: of oneDNN's operations on a CPU, and where oneDNN does not run, or a CUDA backend is on the class path,
 * of ND4J's. The system property {@code corno.engine}, set to {@code nd4j}, asks for ND4J's everywhere, to compare. Found by
 * {@link java.util.ServiceLoader}.
 */
public final class Dl4jBackend implements Backend {

    /** Starts nothing yet. */
    public Dl4jBackend() {
    }

    @Override
    public CompiledModel compile(Network network, Optional<TrainingSpec> training, long seed) {
        return new CompiledNetwork(network, training, seed, engine());
    }

    private static Engine engine() {
        return NativeEngine.usesOneDnn() ? new PlanEngine() : new NdEngine();
    }

    @Override
    public EngineInfo describe() {
        return NativeEngine.describe();
    }
}
