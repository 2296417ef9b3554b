package dev.corno.data;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A data set as a training loop takes it, which keeps no batch. A batch is good until the next one is taken: samples in memory are put
 * together in the same arrays again and again, on the thread that asks, because that takes less time than waking another thread.
 * A data set with {@link Dataset#prefetch} keeps its thread. Values that are not finite numbers are found on the way, and those in
 * memory looked at only once.
 *
 * <p>For batches to keep, use the {@link Dataset} itself.
 *
 * <pre>{@code
 * Dataset feed = new Feed(Dataset.of(x, y).batchSize(64).shuffle(42), "fit");
 * }</pre>
 */
public final class Feed implements Dataset {

    private final Dataset data;
    private final Source source;

    /**
     * Feeds a loop.
     *
     * @param data where batches come from
     * @param where what messages begin with, such as {@code fit}
     */
    public Feed(Dataset data, String where) {
        this.data = data;
        if (data instanceof ArrayDataset samples) {
            source = new ArrayFeed(samples, where, 1)::epoch;
        } else if (data instanceof PrefetchedDataset ahead && ahead.source() instanceof ArrayDataset samples) {
            source = epoch -> PrefetchedBatches.reusing(samples, where, epoch, ahead.ahead());
        } else if (data instanceof PreprocessedDataset changed && changed.source() instanceof ArrayDataset samples) {
            ArrayFeed feed = new ArrayFeed(samples, where, 1);
            source = epoch -> new CheckedBatches(changed.through(feed.epoch(epoch), epoch), where);
        } else {
            source = epoch -> new CheckedBatches(data.epoch(epoch), where);
        }
    }

    /**
     * {@return a feed of the inputs alone; labels are not even looked at}
     *
     * @param data where batches come from
     * @param where what messages begin with, such as {@code predict}
     */
    public static Feed ofInputs(Dataset data, String where) {
        return new Feed(withoutLabels(data), where);
    }

    private static Dataset withoutLabels(Dataset data) {
        if (data instanceof ArrayDataset samples) {
            return new ArrayDataset(samples.x(), List.of(), List.of(), Map.of(), samples.scale(), samples.batchSize(), samples.shuffle());
        }
        if (data instanceof PrefetchedDataset ahead) {
            return new PrefetchedDataset(withoutLabels(ahead.source()), ahead.ahead());
        }
        return data.map(batch -> new Batch(batch.x(), List.of(), List.of()));
    }

    /** Where an epoch comes from. */
    private interface Source {

        Batches epoch(int epoch);
    }

    /**
     * {@return the batches of one epoch, each good until the next one is taken; close those of one epoch before you ask for another}
     *
     * @param epoch from 0
     * @throws IllegalArgumentException from the batches, where a value is NaN or infinite
     */
    @Override
    public Batches epoch(int epoch) {
        return source.epoch(epoch);
    }

    @Override
    public OptionalLong batches() {
        return data.batches();
    }

    @Override
    public OptionalLong samples() {
        return data.samples();
    }
}
