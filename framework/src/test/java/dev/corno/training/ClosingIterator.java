package dev.corno.training;

import dev.corno.data.Batch;
import java.util.Iterator;

/** Batches that tell when they are closed. */
record ClosingIterator(Iterator<Batch> batches, Runnable closed) implements Iterator<Batch>, AutoCloseable {

    @Override
    public boolean hasNext() {
        return batches.hasNext();
    }

    @Override
    public Batch next() {
        return batches.next();
    }

    @Override
    public void close() {
        closed.run();
    }
}
