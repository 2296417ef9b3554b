package dev.corno.backend;

import java.util.List;
import java.util.Optional;

/**
 * What runs the models, for people who look for what is wrong with an installation.
 *
 * @param plan what computes step plans; empty if nothing that could has started
 * @param name the engine, such as {@code DL4J}
 * @param version its version, or {@code unknown}
 * @param backend what the engine computes with, such as {@code nd4j-native}; {@code none} if it did not start
 * @param variant the native build, such as {@code linux-x86_64-onednn-avx2}; {@code none} if it did not start
 * @param threads how many threads one operation of the engine may use; 0 if it did not start
 * @param blas the library for matrix products; {@code none} if it did not start
 * @param heapLimit most bytes of Java heap
 * @param memoryLimit most bytes of memory that the process may use; 0 for no limit
 * @param devices the accelerators that were found
 * @param problems what is wrong
 */
public record EngineInfo(Optional<StepPlan> plan, String name, String version, String backend, String variant, int threads, String blas,
        long heapLimit, long memoryLimit, List<Device> devices, List<Problem> problems) {

    /** Copies the lists. */
    public EngineInfo {
        devices = List.copyOf(devices);
        problems = List.copyOf(problems);
    }

    /** {@return whether models can run} */
    public boolean isUsable() {
        return threads > 0 || plan.isPresent();
    }

    /**
     * The library that computes layers.
     *
     * @param library its name, such as {@code oneDNN}
     * @param version its version
     * @param instructions the widest vector instructions it uses on this CPU, in its own words, such as {@code avx2}; for ND4J
     *     {@code cpu} or {@code cuda}
     * @param threads how many threads a large operation uses
     */
    public record StepPlan(String library, String version, String instructions, int threads) {
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
