package dev.corno.data;

import java.util.Iterator;

/**
 * The batches of one epoch, in order. Close them when you stop before the end, so that a file or thread behind them is let go;
 * at the end they close themselves.
 *
 * <pre>{@code
 * try (Batches batches = dataset.epoch(0)) {
 *     while (batches.hasNext()) {
 *         model.trainOnBatch(batches.next());
 *     }
 * }
 * }</pre>
 */
public interface Batches extends Iterator<Batch>, AutoCloseable {

    /** Lets go of what is behind the batches; calling it again does nothing. */
    @Override
    void close();

    /**
     * {@return an iterator as batches; closing them closes the iterator where it can be closed}
     *
     * @param iterator batches in order
     */
    static Batches of(Iterator<Batch> iterator) {
        return iterator instanceof Batches batches ? batches : new IteratorBatches(iterator);
    }
}
