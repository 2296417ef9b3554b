package dev.corno.data;

import dev.corno.layers.preprocessing.Preprocessing;
import dev.corno.tensor.Tensor;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Batches that can be gone through again and again, an epoch at a time.
 *
 * <pre>{@code
 * Dataset training = Dataset.of(images, labels).scale(1 / 255f).batchSize(64).shuffle(42).prefetch(2);
 * }</pre>
 */
public interface Dataset {

    /**
     * {@return the batches of one epoch}
     *
     * @param epoch from 0; a shuffled data set gives each epoch an order of its own, the same for the same seed
     */
    Batches epoch(int epoch);

    /** {@return how many batches an epoch has, or empty where that is not known before} */
    OptionalLong batches();

    /** {@return how many samples an epoch has, or empty where that is not known before} */
    OptionalLong samples();

    /**
     * {@return this data set with every batch changed as it comes}
     *
     * @param change from one batch to another of as many samples, such as an augmentation
     */
    default Dataset map(UnaryOperator<Batch> change) {
        return new MappedDataset(this, change);
    }

    /**
     * {@return this data set with the input of every batch put through layers as it comes, without random changes}
     *
     * @param layers applied in this order, such as {@code new Rescaling(1 / 255.0)}
     */
    default PreprocessedDataset map(Preprocessing... layers) {
        return new PreprocessedDataset(this, List.of(layers), false, 0);
    }

    /**
     * {@return this data set with the input of every batch changed at random as it comes, differently each epoch; for training, not for
     * evaluation}
     *
     * @param layers applied in this order, such as {@code new RandomFlip(FlipMode.HORIZONTAL)}
     */
    default PreprocessedDataset augment(Preprocessing... layers) {
        return new PreprocessedDataset(this, List.of(layers), true, 0);
    }

    /**
     * {@return the inputs of one epoch, a batch after the other, to {@linkplain dev.corno.layers.preprocessing.Adaptable adapt} layers to}
     */
    default Iterable<Tensor> inputs() {
        return () -> {
            Batches batches = epoch(0);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    boolean hasNext = batches.hasNext();
                    if (!hasNext) {
                        batches.close();
                    }
                    return hasNext;
                }

                @Override
                public Tensor next() {
                    return batches.next().x().get(0);
                }
            };
        };
    }

    /**
     * {@return this data set, made ready on another thread while the batches before are trained on}
     *
     * @param batches how many batches may wait, at least 1; 2 is usually enough
     * @throws IllegalArgumentException if {@code batches} is below 1
     */
    default Dataset prefetch(int batches) {
        return new PrefetchedDataset(this, batches);
    }

    /**
     * {@return samples held in memory, in batches of 32, in order}
     *
     * @param x inputs of shape {@code (samples, ...)}
     * @param y labels of shape {@code (samples, ...)}
     * @throws IllegalArgumentException if the numbers of samples differ
     */
    static ArrayDataset of(Tensor x, Tensor y) {
        return of(List.of(x), List.of(y));
    }

    /**
     * {@return samples held in memory, in batches of 32, in order}
     *
     * @param x a tensor of shape {@code (samples, ...)} for each input of the model
     * @param y labels of shape {@code (samples, ...)} for each output of the model, or none
     * @throws IllegalArgumentException if the numbers of samples differ
     */
    static ArrayDataset of(List<Tensor> x, List<Tensor> y) {
        return new ArrayDataset(x, y);
    }

    /**
     * {@return a data set whose batches a generator makes, a new one each epoch}
     *
     * @param generator gives the iterator of an epoch, possibly without end (then say how many steps make an epoch); an iterator
     *     that is also {@link AutoCloseable} is closed when it is done with
     */
    static Dataset generate(Supplier<? extends Iterator<Batch>> generator) {
        return new GeneratedDataset(generator);
    }
}
