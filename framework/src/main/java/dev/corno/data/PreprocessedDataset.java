package dev.corno.data;

import dev.corno.CheckReturnValue;
import dev.corno.layers.preprocessing.Preprocessing;
import dev.corno.layers.preprocessing.Samples;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Another data set's batches, put through layers as they come. Random changes depend on the seed, the epoch, the place of the batch in it
 * and the layer's place in the list, and on nothing else.
 *
 * <pre>{@code
 * var training = Dataset.of(images, labels).shuffle(42).augment(new RandomFlip(FlipMode.HORIZONTAL), new RandomTranslation(0.1, 0.1)).prefetch(2);
 * }</pre>
 *
 * @param source where batches come from, with one input each
 * @param layers what they go through, in this order
 * @param training whether the layers make random changes
 * @param seed where random numbers start; 0 by default
 */
@CheckReturnValue
public record PreprocessedDataset(Dataset source, List<Preprocessing> layers, boolean training, long seed) implements Dataset {

    /** Copies the list. */
    public PreprocessedDataset {
        layers = List.copyOf(layers);
    }

    /**
     * {@return a copy with other random numbers}
     *
     * @param value where they start
     */
    public PreprocessedDataset seed(long value) {
        return new PreprocessedDataset(source, layers, training, value);
    }

    @Override
    public Batches epoch(int epoch) {
        return through(source.epoch(epoch), epoch);
    }

    /** {@return batches of the source put through the layers} */
    Batches through(Batches batches, int epoch) {
        SplittableRandom seeds = new SplittableRandom(new SplittableRandom(seed).nextLong() + epoch);
        return new Batches() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public Batch next() {
                return preprocessed(batches.next(), seeds);
            }

            @Override
            public void close() {
                batches.close();
            }
        };
    }

    private Batch preprocessed(Batch batch, SplittableRandom seeds) {
        if (batch.x().size() != 1) {
            throw new IllegalArgumentException("Dataset: " + (training ? "augment" : "map") + " expects batches with one input, got "
                    + batch.x().size() + ". Use map(batch -> ...) and call the layers there.");
        }
        Samples samples = new Samples(batch.x().get(0), batch.y());
        for (Preprocessing layer : layers) {
            samples = layer.call(samples, training, seeds.nextLong());
        }
        return new Batch(List.of(samples.x()), samples.y(), batch.sampleWeight());
    }

    @Override
    public OptionalLong batches() {
        return source.batches();
    }

    @Override
    public OptionalLong samples() {
        return source.samples();
    }
}
