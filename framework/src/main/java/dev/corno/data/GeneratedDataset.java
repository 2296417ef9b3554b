package dev.corno.data;

import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Batches as a generator makes them; how many is not known before. */
record GeneratedDataset(Supplier<? extends Iterator<Batch>> generator) implements Dataset {

    @Override
    public Batches epoch(int epoch) {
        return Batches.of(generator.get());
    }

    @Override
    public OptionalLong batches() {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong samples() {
        return OptionalLong.empty();
    }
}
