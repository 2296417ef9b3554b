package dev.corno.benchmarks;

/** A framework under measurement. There is one on a worker's class path. */
public interface Engine {

    /**
     * {@return a network ready to train, with random weights}
     *
     * @param workload what to build
     * @param threads how many threads an operation may use
     */
    Subject build(Workload workload, int threads);

    /**
     * {@return whether the engine has the layers of a workload}
     *
     * @param workload what to build
     */
    default boolean supports(Workload workload) {
        return true;
    }
}
