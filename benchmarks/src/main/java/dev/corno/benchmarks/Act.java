package dev.corno.benchmarks;

/** What is applied to the results of a layer. */
public enum Act {
    /** Nothing. */
    LINEAR,
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code min(max(x, 0), 6)}. */
    RELU6,
    /** The hyperbolic tangent. */
    TANH
}
