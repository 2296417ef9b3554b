package dev.corno.backend;

import dev.corno.graph.Network;
import java.util.List;

/** What makes an {@link Execution} of a network. */
public interface Engine {

    /** {@return whether executions can start their way back before the last activation of an output} */
    boolean fusesOutputs();

    /**
     * {@return a way to compute a network}
     *
     * @param network the network
     * @param weights its weights
     * @param fusedOutputs for each output whether gradients in training are with respect to what its last activation was applied to
     * @param seed where the random numbers of dropout start
     */
    Execution execution(Network network, HeldWeights weights, List<Boolean> fusedOutputs, long seed);

    /**
     * {@return the engine's own form of a network, with a copy of the weights}
     *
     * @param <T> its type
     * @param type the engine's class
     * @param network the network
     * @param weights its weights
     * @throws IllegalArgumentException if there is no such form
     */
    <T> T unwrap(Class<T> type, Network network, HeldWeights weights);
}
