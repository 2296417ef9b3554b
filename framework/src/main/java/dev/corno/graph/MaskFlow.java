package dev.corno.graph;

/** What becomes of the masks of a layer's inputs. */
public enum MaskFlow {

    /** The output has no mask. */
    DROPPED,

    /** The output has the mask of the first input. */
    PASSED,

    /** The output has a mask that {@link Layer#mask} computes. */
    COMPUTED
}
