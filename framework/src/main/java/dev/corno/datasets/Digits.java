package dev.corno.datasets;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws 28x28 grey digits that look handwritten, from stroke templates in several writing styles with random distortion. They are
 * generated, not collected from people: a model that does well on them need not do well on real handwriting. The same seed gives
 * the same bytes on every machine, and nothing is downloaded.
 *
 * <pre>{@code
 * DatasetSplits digits = new Digits().load();
 * }</pre>
 *
 * @param train number of training samples, at least 1; default 10000
 * @param test number of test samples, at least 1; default 2000
 * @param seed what they are drawn from; default 0
 */
@CheckReturnValue
public record Digits(int train, int test, long seed) implements NamedDataset {

    private static final int CLASSES = 10;
    private static final int DEFAULT_TRAIN = 10_000;
    private static final int DEFAULT_TEST = 2_000;
    private static final int MOST = Integer.MAX_VALUE / (DigitPen.SIZE * DigitPen.SIZE);

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a number of samples is below 1 or above what an array holds
     */
    public Digits {
        check("train", train);
        check("test", test);
    }

    /** Draws 10,000 training and 2,000 test samples from seed 0. */
    public Digits() {
        this(DEFAULT_TRAIN, DEFAULT_TEST, 0);
    }

    private static void check(String name, int samples) {
        if (samples < 1 || samples > MOST) {
            throw new IllegalArgumentException("Digits: " + name + " must be 1.." + MOST + " samples, got " + samples + ".");
        }
    }

    /**
     * {@return a copy with another number of training samples}
     *
     * @param train at least 1
     */
    public Digits train(int train) {
        return new Digits(train, test, seed);
    }

    /**
     * {@return a copy with another number of test samples}
     *
     * @param test at least 1
     */
    public Digits test(int test) {
        return new Digits(train, test, seed);
    }

    /**
     * {@return a copy drawn from another seed}
     *
     * @param seed any number
     */
    public Digits seed(long seed) {
        return new Digits(train, test, seed);
    }

    @Override
    public String name() {
        return "digits";
    }

    @Override
    public String description() {
        return "Generated digits: grey 28x28 pictures drawn from stroke templates with random distortion; no download.";
    }

    @Override
    public boolean isGenerated() {
        return true;
    }

    @Override
    public String licence() {
        return "Apache-2.0";
    }

    @Override
    public String source() {
        return "drawn by Corno";
    }

    /** {@return the pictures, the ten classes in turn} */
    public DatasetSplits load() {
        return new DatasetSplits(name(), description(), drawn(train, 0), labels(train), drawn(test, 1L << 32), labels(test),
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList());
    }

    @Override
    public DatasetSplits load(DataHome home) {
        return load();
    }

    @Override
    public List<Path> fetch(DataHome home) {
        return List.of();
    }

    @Override
    public List<FileCheck> verify(DataHome home) {
        return List.of();
    }

    private Tensor drawn(int samples, long firstStream) {
        int size = DigitPen.SIZE * DigitPen.SIZE;
        byte[] pixels = new byte[samples * size];
        IntStream.range(0, samples).parallel()
                .forEach(i -> new DigitPen(new Draws(seed, firstStream + i)).write(i % CLASSES, pixels, i * size));
        return Tensor.of(pixels, samples, DigitPen.SIZE, DigitPen.SIZE, 1);
    }

    private static Tensor labels(int samples) {
        return Tensor.of(IntStream.range(0, samples).map(i -> i % CLASSES).toArray(), samples);
    }
}
