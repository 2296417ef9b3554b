package dev.corno.data;

import java.util.Iterator;
import java.util.OptionalLong;

/**
 * Batches that can be gone through again and again, an epoch at a time.
 */
public interface Dataset {

    /**
     * {@return the batches of one epoch}
     *
     * @param epoch from 0; a shuffled data set gives each epoch an order of its own, the same for the same seed
     */
    Iterator<Batch> epoch(int epoch);

    /** {@return how many batches an epoch has, or empty where that is not known before} */
    OptionalLong batches();

    /** {@return how many samples an epoch has, or empty where that is not known before} */
    OptionalLong samples();
}
