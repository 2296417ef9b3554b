package dev.corno.losses;

/** How the losses of a batch's entries become one number; Keras's meanings. */
public enum Reduction {
    /** No reduction: the losses of the entries, times their sample weights. Training minimises their sum. */
    NONE,
    /** The sum of loss times sample weight. */
    SUM,
    /** The sum of loss times sample weight, divided by the number of entries (not by the weights). The default. */
    SUM_OVER_BATCH_SIZE,
    /** The same as {@link #SUM_OVER_BATCH_SIZE}. */
    MEAN,
    /** The sum of loss times sample weight, divided by the sum of the weights. */
    MEAN_WITH_SAMPLE_WEIGHT
}
