package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DatasetTest {

    private static final Tensor TEN = ArrayDatasetTest.numbers(10);
    private static final long PATIENCE_SECONDS = 30;

    @Test
    void generatorStartsAnewEachEpoch() {
        List<Batch> batches = ArrayDatasetTest.batches(Dataset.of(TEN, TEN).batchSize(5), 0);
        Dataset dataset = Dataset.generate(batches::iterator);
        assertEquals(batches, ArrayDatasetTest.batches(dataset, 0));
        assertEquals(batches, ArrayDatasetTest.batches(dataset, 1));
        assertEquals(OptionalLong.empty(), dataset.batches());
        assertEquals(OptionalLong.empty(), dataset.samples());
    }

    @Test
    void generatorIsClosedAtItsEnd() {
        Endless generator = new Endless(2);
        ArrayDatasetTest.batches(Dataset.generate(() -> generator), 0);
        assertEquals(0, generator.closed.getCount());
    }

    @Test
    void generatorThatCannotBeClosedSaysSo() {
        Batches batches = Dataset.generate(Unclosable::new).epoch(0);
        Exception failure = assertThrows(IllegalStateException.class, batches::close);
        assertEquals("Dataset: closing the generator of batches failed: stuck", failure.getMessage());
    }

    @Test
    void mapChangesEveryBatch() {
        Dataset doubled = Dataset.of(TEN, TEN).take(3).map(batch -> new Batch(List.of(batch.x().get(0).times(2)), batch.y(), List.of()));
        assertEquals(List.of(0, 2, 4), ArrayDatasetTest.firstColumn(doubled, 0));
        assertEquals(1, doubled.batches().getAsLong());
        assertEquals(3, doubled.samples().getAsLong());
    }

    @Test
    void prefetchGivesTheSameBatches() {
        Dataset dataset = Dataset.of(TEN, TEN).batchSize(3).shuffle(1);
        assertEquals(ArrayDatasetTest.batches(dataset, 4), ArrayDatasetTest.batches(dataset.prefetch(2), 4));
        assertEquals(4, dataset.prefetch(2).batches().getAsLong());
        assertEquals(10, dataset.prefetch(2).samples().getAsLong());
    }

    @Test
    void prefetchPassesFailuresToTheConsumer() {
        RuntimeException failure = new IllegalStateException("no more disk");
        Batches batches = Dataset.of(TEN, TEN).map(batch -> {
            throw failure;
        }).prefetch(1).epoch(0);
        assertSame(failure, assertThrows(IllegalStateException.class, batches::next));
    }

    @Test
    void closingPrefetchedBatchesStopsTheirThread() throws InterruptedException {
        Endless generator = new Endless(Integer.MAX_VALUE);
        Batches batches = Dataset.generate(() -> generator).prefetch(2).epoch(0);
        batches.next();
        batches.close();
        assertTrue(generator.closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertFalse(batches.hasNext());
    }

    @Test
    @Timeout(PATIENCE_SECONDS)
    void forgettingPrefetchedBatchesStopsTheirThread() throws InterruptedException {
        Endless generator = new Endless(Integer.MAX_VALUE);
        Dataset.generate(() -> generator).prefetch(2).epoch(0).next();
        while (!generator.closed.await(10, TimeUnit.MILLISECONDS)) {
            System.gc();
        }
        assertTrue(generator.left > 0);
    }

    @Test
    void rejectsPrefetchingNothing() {
        Exception failure = assertThrows(IllegalArgumentException.class, () -> Dataset.of(TEN, TEN).prefetch(0));
        assertEquals("Dataset: prefetch must be a positive number of batches, got 0.", failure.getMessage());
    }

    private static final class Endless implements Iterator<Batch>, AutoCloseable {

        private final CountDownLatch closed = new CountDownLatch(1);
        private int left;

        Endless(int batches) {
            left = batches;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Batch next() {
            left--;
            return new Batch(List.of(TEN), List.of(), List.of());
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static final class Unclosable implements Iterator<Batch>, AutoCloseable {

        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public Batch next() {
            throw new AssertionError();
        }

        @Override
        public void close() throws IOException {
            throw new IOException("stuck");
        }
    }
}
