package dev.corno.data;

import java.util.OptionalLong;

/** Another data set's batches, made ready ahead on a thread of their own. */
record PrefetchedDataset(Dataset source, int ahead) implements Dataset {

    PrefetchedDataset {
        if (ahead < 1) {
            throw new IllegalArgumentException("Dataset: prefetch must be a positive number of batches, got " + ahead + ".");
        }
    }

    @Override
    public Batches epoch(int epoch) {
        return new PrefetchedBatches(() -> source.epoch(epoch), ahead);
    }

    @Override
    public OptionalLong batches() {
        return source.batches();
    }

    @Override
    public OptionalLong samples() {
        return source.samples();
    }
}
