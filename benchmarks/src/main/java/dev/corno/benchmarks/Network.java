package dev.corno.benchmarks;

/** A network described in layers that any engine can build. */
@FunctionalInterface
public interface Network {

    /**
     * {@return the output of the network}
     *
     * @param layers an engine's layers
     * @param input the input
     * @param <T> a value of a network under construction
     */
    <T> T apply(Layers<T> layers, T input);
}
