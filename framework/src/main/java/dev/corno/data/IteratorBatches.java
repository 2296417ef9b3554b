package dev.corno.data;

import java.util.Iterator;

/** A plain iterator seen as batches. */
record IteratorBatches(Iterator<Batch> iterator) implements Batches {

    @Override
    public boolean hasNext() {
        boolean more = iterator.hasNext();
        if (!more) {
            close();
        }
        return more;
    }

    @Override
    public Batch next() {
        return iterator.next();
    }

    @Override
    public void close() {
        if (iterator instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("Dataset: closing the generator of batches failed: " + e.getMessage(), e);
            }
        }
    }
}
