package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Makes batches of samples in memory, the first again in the arrays of the last of so many, and looks once at every value. One epoch
 * at a time.
 */
final class ArrayFeed {

    private final ArrayDataset data;
    private final String where;
    private final BatchBuffer[] buffers;
    private final boolean hasFloatingInputs;
    private final int rows;
    private final int[] order;
    private boolean isChecked;

    ArrayFeed(ArrayDataset data, String where, int buffers) {
        this.data = data;
        this.where = where;
        this.buffers = new BatchBuffer[buffers];
        hasFloatingInputs = data.x().stream().anyMatch(input -> input.dtype().isFloating());
        rows = Math.toIntExact(data.samples().orElseThrow());
        order = IntStream.range(0, isCopied() ? rows : 0).toArray();
    }

    // In their own order and type, batches are parts of the data set itself.
    private boolean isCopied() {
        return data.shuffle().isPresent() || data.scale() != 1;
    }

    Batches epoch(int epoch) {
        data.shuffle().ifPresent(seed -> SampleOrder.shuffle(order, seed, epoch));
        return new Pass();
    }

    private void check(Batch batch, int from) {
        boolean isFinite = (!hasFloatingInputs || areFinite(batch.x())) && areFinite(batch.y()) && areFinite(batch.sampleWeight());
        if (!isFinite) {
            // The first such sample of all, in whatever order they come; then those that are too large only once they are scaled.
            SampleChecks.checkFinite(where, new Batch(data.x(), data.y(), data.sampleWeight()), IntUnaryOperator.identity());
            SampleChecks.checkFinite(where, batch, row -> sample(from + row));
        }
    }

    private static boolean areFinite(List<Tensor> tensors) {
        boolean areFinite = true;
        for (int i = 0; i < tensors.size(); i++) {
            areFinite &= tensors.get(i).isFinite();
        }
        return areFinite;
    }

    private int sample(int place) {
        return isCopied() ? order[place] : place;
    }

    /** One epoch. */
    private final class Pass implements Batches {

        private int at;
        private int turn;

        @Override
        public boolean hasNext() {
            return at < rows;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("Dataset: the epoch has no more batches.");
            }
            int from = at;
            at = (int) Math.min(from + (long) data.batchSize(), rows);
            Batch batch = isCopied() ? nextBuffer().fill(order, from, at) : data.batch(from, at);
            if (!isChecked) {
                check(batch, from);
                isChecked = at == rows;
            }
            return batch;
        }

        private BatchBuffer nextBuffer() {
            int i = turn;
            turn = (turn + 1) % buffers.length;
            if (buffers[i] == null) {
                buffers[i] = new BatchBuffer(data);
            }
            return buffers[i];
        }

        @Override
        public void close() {
            at = rows;
        }
    }
}
