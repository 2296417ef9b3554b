package dev.corno.layers.recurrent;

/** What {@link Bidirectional} makes of the outputs of both directions. */
public enum MergeMode {

    /** One after the other along the last axis: Keras's {@code "concat"}, the default. */
    CONCAT,

    /** Their sum: Keras's {@code "sum"}. */
    SUM,

    /** Their product: Keras's {@code "mul"}. */
    MUL,

    /** Their mean: Keras's {@code "ave"}. */
    AVE,

    /** Two outputs: Keras's {@code None}. */
    NONE
}
