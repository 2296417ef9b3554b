package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts texts or whole numbers into bins by a hash of them, the same as Keras's: FarmHash's fingerprint, or with a salt SipHash; of a
 * number, of its decimal digits.
 *
 * <p>Input shape: {@code (batch, ...)}, whole numbers; texts go through {@link #call(List)} before the model. Output shape: the same
 * with {@code INT}, which gives int64; else as {@link CategoryEncoding}'s.
 *
 * <pre>{@code
 * var layer = new Hashing(3);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param numBins how many bins there are, at least 1, that of the mask included
 * @param maskValue a text, or the digits of a number, that goes to bin 0, which is kept for it; none by default
 * @param salt two numbers that choose the hash, or none
 * @param outputMode how indices are put out; {@code INT} by default
 */
@CheckReturnValue
public record Hashing(String name, int numBins, Optional<String> maskValue, List<Long> salt,
        OutputMode outputMode) implements Preprocessing {

    /** Checks the parameters. */
    public Hashing {
        Objects.requireNonNull(maskValue, "maskValue");
        Objects.requireNonNull(outputMode, "outputMode");
        if (numBins < 1) {
            throw new IllegalArgumentException("Hashing: numBins must be a positive integer, got " + numBins + ".");
        }
        salt = Salt.checked("Hashing", salt);
        outputMode.requireOneOf("Hashing", OutputMode.COUNT, OutputMode.INT, OutputMode.MULTI_HOT, OutputMode.ONE_HOT);
    }

    /**
     * Without a salt.
     *
     * @param numBins how many bins there are, at least 1
     */
    public Hashing(int numBins) {
        this(null, numBins, Optional.empty(), List.of(), OutputMode.INT);
    }

    @Override
    public Hashing name(String value) {
        return new Hashing(value, numBins, maskValue, salt, outputMode);
    }

    /**
     * {@return a copy that keeps bin 0 for a text, or for the number with these digits}
     *
     * @param value see {@link #maskValue}
     */
    public Hashing maskValue(String value) {
        return new Hashing(name, numBins, Optional.of(value), salt, outputMode);
    }

    /**
     * {@return a copy with another hash}
     *
     * @param value chooses it
     */
    public Hashing salt(long value) {
        return new Hashing(name, numBins, maskValue, List.of(value, value), outputMode);
    }

    /**
     * {@return a copy with another hash}
     *
     * @param value two numbers that choose it
     */
    public Hashing salt(List<Long> value) {
        return new Hashing(name, numBins, maskValue, value, outputMode);
    }

    /**
     * {@return a copy that puts indices out in another way}
     *
     * @param value see {@link #outputMode}
     */
    public Hashing outputMode(OutputMode value) {
        return new Hashing(name, numBins, maskValue, salt, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        return outputMode.outputShape("Hashing", input, numBins);
    }

    /** {@return the bins of numbers; those with a fraction are cut to whole ones} */
    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        long[] numbers = Indices.of(batch).values();
        long[] bins = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bins[i] = bin(Long.toString(numbers[i]));
        }
        return new Indices(bins, batch.shape()).encoded("Hashing", outputMode, numBins);
    }

    /**
     * {@return the bins of texts, as if they had the shape {@code (batch)}}
     *
     * @param texts one for each sample
     */
    public Tensor call(List<String> texts) {
        return encoded(TextRows.of(texts));
    }

    /**
     * {@return the bins of texts, as if they had the shape {@code (batch, length)}}
     *
     * @param rows as many texts for each sample
     */
    public Tensor callRows(List<? extends List<String>> rows) {
        return encoded(TextRows.ofRows("Hashing", rows));
    }

    private Tensor encoded(TextRows rows) {
        return new Indices(rows.texts().stream().mapToLong(this::bin).toArray(), rows.shape()).encoded("Hashing", outputMode, numBins);
    }

    private long bin(String text) {
        boolean isMasked = maskValue.isPresent() && numBins > 1;
        if (isMasked && text.equals(maskValue.get())) {
            return 0;
        }
        return isMasked ? Salt.bucket(text, salt, numBins - 1) + 1 : Salt.bucket(text, salt, numBins);
    }
}
