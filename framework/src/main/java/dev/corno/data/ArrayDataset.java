package dev.corno.data;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/**
 * Samples held in memory, cut into batches; the last batch of an epoch has what is left. Pictures stay bytes until their batch
 * is made, where {@link #scale} turns them into numbers.
 *
 * <pre>{@code
 * ArrayDataset all = Dataset.of(images, labels).scale(1 / 255f).batchSize(64).shuffle(42);
 * ValidationSplit split = all.validationSplit(0.1);
 * }</pre>
 *
 * @param x a tensor of shape {@code (samples, ...)} for each input of the model
 * @param y labels of shape {@code (samples, ...)} for each output of the model, or empty
 * @param sampleWeight a factor for the loss of each sample, shape {@code (samples)} or {@code (samples, time)}: one for each output,
 *     a single one for all outputs, or empty
 * @param classWeight a factor for the loss of the samples of each class, 1 where a class is not named; for models with one output.
 *     Multiplied with {@code sampleWeight} where both are given (Keras refuses that)
 * @param scale a factor for all inputs, applied to each batch; default 1, which leaves their type alone
 * @param batchSize samples of a batch, at least 1; default 32
 * @param shuffle seed of the order of the samples, a new one each epoch, or empty for their own order (default)
 */
@CheckReturnValue
public record ArrayDataset(List<Tensor> x, List<Tensor> y, List<Tensor> sampleWeight, Map<Integer, Double> classWeight, float scale,
        int batchSize, OptionalLong shuffle) implements Dataset {

    /** Batch size where none is given, as in Keras. */
    public static final int DEFAULT_BATCH_SIZE = 32;

    /**
     * Copies the lists and checks that they fit together.
     *
     * @throws IllegalArgumentException if the numbers of samples differ or a weight or size is out of range
     */
    public ArrayDataset {
        x = List.copyOf(x);
        y = List.copyOf(y);
        sampleWeight = List.copyOf(sampleWeight);
        classWeight = Map.copyOf(classWeight);
        SampleChecks.checkRows("Dataset", x, y, sampleWeight);
        if (batchSize < 1) {
            throw new IllegalArgumentException("Dataset: batchSize must be a positive integer, got " + batchSize + ".");
        }
        if (!Float.isFinite(scale)) {
            throw new IllegalArgumentException("Dataset: scale must be a finite number, got " + scale + ".");
        }
        if (sampleWeight.size() > 1 && sampleWeight.size() != y.size()) {
            throw new IllegalArgumentException("Dataset: sampleWeight has " + sampleWeight.size() + " tensors but y has " + y.size()
                    + ". Give one for each output, or a single one for all.");
        }
        ClassWeights.check(classWeight, y.size());
    }

    /**
     * Holds samples in batches of 32, in order.
     *
     * @param x a tensor of shape {@code (samples, ...)} for each input of the model
     * @param y labels for each output of the model, or empty
     */
    public ArrayDataset(List<Tensor> x, List<Tensor> y) {
        this(x, y, List.of(), Map.of(), 1, DEFAULT_BATCH_SIZE, OptionalLong.empty());
    }

    /**
     * {@return a copy with other sample weights}
     *
     * @param sampleWeight one tensor for each output, or a single one for all
     */
    public ArrayDataset sampleWeight(Tensor... sampleWeight) {
        return new ArrayDataset(x, y, List.of(sampleWeight), classWeight, scale, batchSize, shuffle);
    }

    /**
     * {@return a copy with other class weights}
     *
     * @param classWeight factors by class index
     */
    public ArrayDataset classWeight(Map<Integer, Double> classWeight) {
        return new ArrayDataset(x, y, sampleWeight, classWeight, scale, batchSize, shuffle);
    }

    /**
     * {@return a copy whose sample weights are multiplied with weights of the classes of one output; for models with several outputs}
     *
     * @param output which of the outputs, from 0
     * @param classWeight factors by class index
     * @throws IllegalArgumentException if there is no such output or a factor is out of range
     */
    public ArrayDataset classWeight(int output, Map<Integer, Double> classWeight) {
        return new ArrayDataset(x, y, ClassWeights.apply(output, classWeight, y, sampleWeight), this.classWeight, scale, batchSize,
                shuffle);
    }

    /**
     * {@return a copy whose inputs are multiplied by a factor, batch by batch}
     *
     * @param scale the factor, such as {@code 1 / 255f} for pictures
     */
    public ArrayDataset scale(float scale) {
        return new ArrayDataset(x, y, sampleWeight, classWeight, scale, batchSize, shuffle);
    }

    /**
     * {@return a copy with another batch size}
     *
     * @param batchSize samples of a batch, at least 1
     */
    public ArrayDataset batchSize(int batchSize) {
        return new ArrayDataset(x, y, sampleWeight, classWeight, scale, batchSize, shuffle);
    }

    /**
     * {@return a copy that gives each epoch an order of its own}
     *
     * @param seed the same seed gives epoch n the same order
     */
    public ArrayDataset shuffle(long seed) {
        return new ArrayDataset(x, y, sampleWeight, classWeight, scale, batchSize, OptionalLong.of(seed));
    }

    /**
     * {@return a copy whose samples are in another order from now on, the same in every epoch; before a split of samples that are sorted}
     *
     * @param seed the same seed gives the same order
     */
    public ArrayDataset mixed(long seed) {
        int[] order = SampleOrder.shuffled(rows(), seed, 0);
        return new ArrayDataset(gathered(x, order), gathered(y, order), gathered(sampleWeight, order), classWeight, scale, batchSize, shuffle);
    }

    /**
     * {@return the first samples}
     *
     * @param samples how many, 0 to all
     */
    public ArrayDataset take(int samples) {
        return part(0, checkedCount("take", samples));
    }

    /**
     * {@return all but the first samples}
     *
     * @param samples how many to leave out, 0 to all
     */
    public ArrayDataset skip(int samples) {
        return part(checkedCount("skip", samples), rows());
    }

    /**
     * {@return the samples cut in two, before any shuffling: the last {@code fraction} of them is for validation, as in Keras, which
     * does not weight validation by class}
     *
     * @param fraction between 0 and 1, both excluded
     * @throws IllegalArgumentException if the fraction is out of range or leaves one side empty
     */
    public ValidationSplit validationSplit(double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("Dataset: validationSplit must be between 0 and 1, got " + fraction + ".");
        }
        int training = (int) Math.floor(rows() * (1 - fraction));
        if (training == 0 || training == rows()) {
            throw new IllegalArgumentException("Dataset: validationSplit " + fraction + " of " + rows()
                    + " samples leaves one side empty. Give more samples or another fraction.");
        }
        ArrayDataset validation = part(training, rows());
        return new ValidationSplit(part(0, training), new ArrayDataset(validation.x, validation.y, validation.sampleWeight,
                Map.of(), scale, batchSize, OptionalLong.empty()));
    }

    @Override
    public Batches epoch(int epoch) {
        int[] order = shuffle.isPresent() ? SampleOrder.shuffled(rows(), shuffle.getAsLong(), epoch) : null;
        return new ArrayBatches(order);
    }

    @Override
    public OptionalLong batches() {
        return OptionalLong.of((rows() + (long) batchSize - 1) / batchSize);
    }

    @Override
    public OptionalLong samples() {
        return OptionalLong.of(rows());
    }

    private int rows() {
        return x.get(0).rows();
    }

    private ArrayDataset part(int from, int to) {
        return new ArrayDataset(sliced(x, from, to), sliced(y, from, to), sliced(sampleWeight, from, to), classWeight, scale,
                batchSize, shuffle);
    }

    private static List<Tensor> sliced(List<Tensor> tensors, int from, int to) {
        return tensors.stream().map(tensor -> tensor.slice(from, to)).toList();
    }

    private static List<Tensor> gathered(List<Tensor> tensors, int[] chosen) {
        return tensors.stream().map(tensor -> tensor.gather(chosen)).toList();
    }

    private int checkedCount(String verb, int samples) {
        if (samples < 0 || samples > rows()) {
            throw new IllegalArgumentException("Dataset: " + verb + " expects 0 to " + rows() + " samples, got " + samples + ".");
        }
        return samples;
    }

    /** {@return these samples in their own order} */
    Batch batch(int from, int to) {
        return batch(sliced(x, from, to), sliced(y, from, to), sliced(sampleWeight, from, to));
    }

    private Batch batch(List<Tensor> inputs, List<Tensor> labels, List<Tensor> weights) {
        return new Batch(scale == 1 ? inputs : inputs.stream().map(input -> input.times(scale)).toList(), labels,
                ClassWeights.apply(classWeight, labels, weights));
    }

    /** One epoch; without an order the batches are slices, which copy nothing. */
    private final class ArrayBatches implements Batches {

        private final int[] order;
        private int at;

        ArrayBatches(int[] order) {
            this.order = order;
        }

        @Override
        public boolean hasNext() {
            return at < rows();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("Dataset: the epoch has no more batches.");
            }
            int from = at;
            at = (int) Math.min(from + (long) batchSize, rows());
            if (order == null) {
                return batch(from, at);
            }
            int[] chosen = Arrays.copyOfRange(order, from, at);
            return batch(gathered(x, chosen), gathered(y, chosen), gathered(sampleWeight, chosen));
        }

        @Override
        public void close() {
            at = rows();
        }
    }
}
