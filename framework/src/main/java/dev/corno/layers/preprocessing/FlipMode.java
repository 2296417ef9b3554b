package dev.corno.layers.preprocessing;

/** The direction in which a picture is flipped. */
public enum FlipMode {

    /** Left becomes right. */
    HORIZONTAL,

    /** Top becomes bottom. */
    VERTICAL,

    /** Both at once. */
    HORIZONTAL_AND_VERTICAL
}
