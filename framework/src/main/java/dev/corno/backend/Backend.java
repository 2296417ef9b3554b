package dev.corno.backend;

import dev.corno.graph.Network;
import java.util.Optional;
import java.util.ServiceLoader;

/** An engine that runs networks. Found through {@link ServiceLoader}; Corno's own runs step plans, or DL4J. */
public interface Backend {

    /**
     * {@return the network made ready to run}
     *
     * @param network what to run; its weights are read before each run and held by the result afterwards
     * @param training what to minimise and how, or empty for prediction only
     * @param seed where the random numbers of dropout start
     */
    CompiledModel compile(Network network, Optional<TrainingSpec> training, long seed);

    /** {@return what runs the models; starts the engine to find out, and says what is wrong instead of failing} */
    EngineInfo describe();

    /**
     * {@return the engine on the class path}
     *
     * @throws BackendException if there is none
     */
    static Backend standard() {
        return ServiceLoader.load(Backend.class, Backend.class.getClassLoader()).findFirst().orElseThrow(() -> new BackendException(
                "Backend: expects an engine on the class path, found none. Add the dependency dev.corno:corno-cpu.", null));
    }
}
