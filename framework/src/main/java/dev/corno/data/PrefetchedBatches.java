package dev.corno.data;

import java.lang.ref.Cleaner;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * Batches made ready on a daemon thread. The thread ends with the epoch, when the batches are closed, and when they are
 * forgotten without closing; what goes wrong on it is thrown where the batch is asked for.
 */
final class PrefetchedBatches implements Batches {

    private static final Cleaner FORGOTTEN = Cleaner.create();

    private final BlockingQueue<Item> ready;
    private final Cleaner.Cleanable producer;
    private Item next;

    PrefetchedBatches(Supplier<Batches> source, int ahead) {
        ready = new ArrayBlockingQueue<>(ahead);
        Thread thread = new Thread(new Producer(source, ready), "corno-prefetch");
        thread.setDaemon(true);
        producer = FORGOTTEN.register(this, thread::interrupt);
        thread.start();
    }

    /**
     * {@return samples in memory in arrays that are used again: beside those that wait, one batch is with the consumer, one is the next
     * that it has asked for already, and one is being made}
     */
    static PrefetchedBatches reusing(ArrayDataset samples, String where, int epoch, int ahead) {
        return new PrefetchedBatches(() -> new ArrayFeed(samples, where, ahead + 3).epoch(epoch), ahead);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = take();
        }
        if (next.failure() != null) {
            throw rethrown(next.failure());
        }
        return next.batch() != null;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("Dataset: the epoch has no more batches.");
        }
        Batch batch = next.batch();
        next = null;
        return batch;
    }

    @Override
    public void close() {
        next = Item.END;
        producer.clean();
    }

    private Item take() {
        try {
            return ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IllegalStateException("Dataset: interrupted while waiting for a batch.", e);
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    /** A batch, the failure in its place, or neither at the end. */
    private record Item(Batch batch, Throwable failure) {

        static final Item END = new Item(null, null);
    }

    /** What the thread does; it must not hold the consumer, or forgotten batches would never be noticed. */
    private record Producer(Supplier<Batches> source, BlockingQueue<Item> ready) implements Runnable {

        @Override
        public void run() {
            try {
                ready.put(produce());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Item produce() throws InterruptedException {
            try (Batches batches = source.get()) {
                while (batches.hasNext()) {
                    ready.put(new Item(batches.next(), null));
                }
                return Item.END;
            } catch (RuntimeException | Error failure) {
                return new Item(null, failure);
            }
        }
    }
}
