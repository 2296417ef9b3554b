package dev.corno.zoo;

/** What becomes of the last maps of an {@link Application} without its top: Keras's {@code pooling}. */
public enum FeaturePooling {

    /** Nothing: {@code (batch, height, width, channels)}. Keras's {@code None}. */
    NONE,

    /** The mean of each channel: {@code (batch, channels)}. */
    AVG,

    /** The largest value of each channel: {@code (batch, channels)}. */
    MAX
}
