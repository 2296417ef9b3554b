package dev.corno.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An engine with its settings, as the command line names it. */
enum Contender {
    /** This project. */
    CORNO(".", "corno-benchmarks", List.of(), ""),
    /** This project with plans of ND4J's operations, as where oneDNN does not run. */
    CORNO_ND4J(".", "corno-benchmarks", List.of("-Dcorno.engine=nd4j"), ""),
    /** DL4J with the native that its documentation asks for. */
    DL4J("peers/dl4j", "corno-benchmarks-dl4j", List.of(), "-onednn"),
    /** DL4J with its oneDNN helpers, which it neither switches on nor finds by itself. */
    DL4J_HELPERS("peers/dl4j", "corno-benchmarks-dl4j", List.of("-Dorg.eclipse.deeplearning4j.helpers.disable=false",
            "-Dorg.bytedeco.javacpp.platform.extension=-onednn-avx2"), ""),
    /** PyTorch through DJL. */
    PYTORCH("peers/pytorch", "corno-benchmarks-pytorch", List.of(), ""),
    /** TensorFlow Java. */
    TENSORFLOW("peers/tensorflow", "corno-benchmarks-tensorflow", List.of(), "");

    private final String module;
    private final String artifact;
    private final List<String> options;
    private final String leftOut;

    Contender(String module, String artifact, List<String> options, String leftOut) {
        this.module = module;
        this.artifact = artifact;
        this.options = options;
        this.leftOut = leftOut;
    }

    /** {@return its name on the command line and in files} */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return the engine of a name}
     *
     * @param label its name on the command line
     * @throws IllegalArgumentException if there is none
     */
    static Contender of(String label) {
        return Arrays.stream(values()).filter(contender -> contender.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("engines: expects names among "
                        + Arrays.stream(values()).map(Contender::label).sorted().toList() + ", got \"" + label + "\"."));
    }

    /** {@return whether it counts for the best peer} */
    boolean isPeer() {
        return this == PYTORCH || this == TENSORFLOW;
    }

    /** {@return the folder of its module below that of the benchmarks} */
    String module() {
        return module;
    }

    /** {@return the name of its jar without the ending} */
    String artifact() {
        return artifact;
    }

    /** {@return options for its Java machine, besides those that all get} */
    List<String> options() {
        return options;
    }

    /**
     * {@return whether a jar of the module belongs on its class path}
     *
     * @param jar the file name
     */
    boolean needs(String jar) {
        return leftOut.isEmpty() || !jar.contains(leftOut);
    }
}
