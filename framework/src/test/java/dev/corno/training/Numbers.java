package dev.corno.training;

import dev.corno.data.ArrayDataset;
import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/** Data sets of the numbers 0, 1, 2 ..., each a sample that is its own label. */
final class Numbers {

    private Numbers() {
    }

    static Tensor upTo(int samples) {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = i;
        }
        return Tensor.of(values, samples, 1);
    }

    /** So many samples, in batches of two. */
    static ArrayDataset pairs(int samples) {
        return Dataset.of(upTo(samples), upTo(samples)).batchSize(2);
    }

    /** The sample 0, then 1, and so on without end, each a batch; every pass starts at 0. */
    static Dataset endless() {
        return Dataset.generate(() -> Stream.iterate(0, i -> i + 1).map(Numbers::batch).iterator());
    }

    /** So many batches of one sample, their number not known before. */
    static Dataset uncounted(int batches) {
        return Dataset.generate(() -> Stream.iterate(0, i -> i < batches, i -> i + 1).map(Numbers::batch).iterator());
    }

    private static Batch batch(int value) {
        Tensor sample = Tensor.of(new float[] {value}, 1, 1);
        return new Batch(List.of(sample), List.of(sample), List.of());
    }
}
