package dev.corno.backend;

import java.util.List;

/**
 * What runs the models, for people who look for what is wrong with an installation.
 *
 * @param name the engine, such as {@code DL4J}
 * @param version its version, or {@code unknown}
 * @param backend what computes, such as {@code nd4j-native}; {@code none} if it did not start
 * @param variant the native build, such as {@code linux-x86_64-onednn-avx2}; {@code none} if it did not start
 * @param threads how many threads one operation may use; 0 if it did not start
 * @param blas the library for matrix products; {@code none} if it did not start
 * @param heapLimit most bytes of Java heap
 * @param memoryLimit most bytes of memory that the process may use; 0 for no limit
 * @param devices the accelerators that were found
 * @param problems what is wrong
 */
public record EngineInfo(String name, String version, String backend, String variant, int threads, String blas, long heapLimit,
        long memoryLimit, List<Device> devices, List<Problem> problems) {

    /** Copies the lists. */
    public EngineInfo {
        devices = List.copyOf(devices);
        problems = List.copyOf(problems);
    }

    /** {@return whether models can run} */
    public boolean isUsable() {
        return threads > 0;
    }

    /**
     * An accelerator.
     *
     * @param name its product name
     * @param computeCapability NVIDIA's number for what machine code it runs, such as {@code 8.6}
     * @param isSupported whether the engine has machine code for it
     */
    public record Device(String name, String computeCapability, boolean isSupported) {
    }

    /**
     * Something wrong.
     *
     * @param description what is wrong
     * @param remedy what to do
     */
    public record Problem(String description, String remedy) {
    }
}
