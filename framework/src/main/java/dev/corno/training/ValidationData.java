package dev.corno.training;

import dev.corno.data.Dataset;

/** What {@code fit} validates on after an epoch, before it is known how large its batches are. */
@FunctionalInterface
public interface ValidationData {

    /**
     * {@return the batches, in the same order at every validation}
     *
     * @param batchSize samples of a batch; ignored by a data set that has batches of its own
     */
    Dataset batches(int batchSize);
}
