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
     * Trains on every digit once in random order, in batches of 64, numbers scaled to [0, 1]. An engine that has a feed of its own uses that.
     *
     * @param digits the samples
     * @param epoch number of the epoch, from 0
     * @return the mean loss of all batches or, where the engine does not tell, of the last
     */
    default float epoch(Digits digits, int epoch) {
        Shuffled shuffled = new Shuffled(digits, epoch);
        float loss = 0;
        int batches = 0;
        for (int from = 0; from < shuffled.count(); from += Workload.BATCH) {
            loss += train(shuffled.batch(from, Math.min(from + Workload.BATCH, shuffled.count())));
            batches++;
        }
        return loss / batches;
    }
}
