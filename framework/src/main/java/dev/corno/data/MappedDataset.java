package dev.corno.data;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Another data set's batches, each changed as it comes. */
record MappedDataset(Dataset source, UnaryOperator<Batch> change) implements Dataset {

    @Override
    public Batches epoch(int epoch) {
        Batches batches = source.epoch(epoch);
        return new Batches() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public Batch next() {
                return change.apply(batches.next());
            }

            @Override
            public void close() {
                batches.close();
            }
        };
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
