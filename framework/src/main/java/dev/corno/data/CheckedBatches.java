package dev.corno.data;

import java.util.function.IntUnaryOperator;

/** Another's batches, each looked through for values that are not finite numbers. */
record CheckedBatches(Batches batches, String where) implements Batches {

    private static final IntUnaryOperator ROW = IntUnaryOperator.identity();

    @Override
    public boolean hasNext() {
        return batches.hasNext();
    }

    @Override
    public Batch next() {
        Batch batch = batches.next();
        SampleChecks.checkFinite(where, batch, ROW);
        return batch;
    }

    @Override
    public void close() {
        batches.close();
    }
}
