package dev.corno.benchmarks;

/** A network of one engine, used the way its users use it. */
public interface Subject {

    /**
     * Makes one update.
     *
     * @param samples the batch
     * @return the mean loss of the batch, from before the update
     */
    float train(Samples samples);

    /**
     * {@return probabilities, in inference mode}
     *
     * @param samples the batch, of which only the inputs count
     */
    float[] predict(Samples samples);

    /**
     * Trains on every digit once in random order, in batches of 64, numbers scaled to [0, 1].
     *
     * @param digits the samples
     * @param epoch number of the epoch, from 0
     * @return the mean loss of all batches or, where the engine does not tell, of the last
     */
    float epoch(Digits digits, int epoch);
}
