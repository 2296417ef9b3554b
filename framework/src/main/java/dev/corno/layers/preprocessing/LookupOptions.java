package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What lookups of all kinds have in common.
 *
 * @param maxTokens the greatest size of the vocabulary, with the indices for nothing and for what is unknown, above 1; empty (default) for
 *     no limit
 * @param numOovIndices how many indices there are for what is not in the vocabulary, 0 or more; 1 by default; with 0 such a token is an error
 * @param invert whether indices become tokens; false by default
 * @param outputMode how indices are put out; {@code INT} by default
 * @param padToMaxTokens whether rows are as long as {@code maxTokens}, whatever the vocabulary; false by default
 * @param salt two numbers that choose the hash by which tokens share several indices for what is not in the vocabulary, or none (default)
 */
@CheckReturnValue
public record LookupOptions(OptionalInt maxTokens, int numOovIndices, boolean invert, OutputMode outputMode, boolean padToMaxTokens,
        List<Long> salt) {

    /** Keras's default. */
    public static final LookupOptions DEFAULT = new LookupOptions(OptionalInt.empty(), 1, false, OutputMode.INT, false, List.of());

    /** Checks the parameters. */
    public LookupOptions {
        Objects.requireNonNull(maxTokens, "maxTokens");
        Objects.requireNonNull(outputMode, "outputMode");
        salt = Salt.checked("LookupOptions", salt);
        if (maxTokens.isPresent() && maxTokens.getAsInt() < 2) {
            throw new IllegalArgumentException("LookupOptions: maxTokens must be above 1, got " + maxTokens.getAsInt() + ".");
        }
        if (padToMaxTokens && maxTokens.isEmpty()) {
            throw new IllegalArgumentException("LookupOptions: padToMaxTokens needs maxTokens. Set that first.");
        }
        if (numOovIndices < 0) {
            throw new IllegalArgumentException("LookupOptions: numOovIndices must be 0 or more, got " + numOovIndices + ".");
        }
        if (invert && outputMode != OutputMode.INT) {
            throw new IllegalArgumentException("LookupOptions: invert needs outputMode(INT), got " + outputMode + ".");
        }
    }

    /**
     * {@return a copy with a limit of the vocabulary}
     *
     * @param value see {@link #maxTokens}
     */
    public LookupOptions maxTokens(int value) {
        return new LookupOptions(OptionalInt.of(value), numOovIndices, invert, outputMode, padToMaxTokens, salt);
    }

    /**
     * {@return a copy with more or fewer indices for what is not in the vocabulary}
     *
     * @param value see {@link #numOovIndices}
     */
    public LookupOptions numOovIndices(int value) {
        return new LookupOptions(maxTokens, value, invert, outputMode, padToMaxTokens, salt);
    }

    /**
     * {@return a copy that goes from indices to tokens or not}
     *
     * @param value see {@link #invert}
     */
    public LookupOptions invert(boolean value) {
        return new LookupOptions(maxTokens, numOovIndices, value, outputMode, padToMaxTokens, salt);
    }

    /**
     * {@return a copy that puts indices out in another way}
     *
     * @param value see {@link #outputMode}
     */
    public LookupOptions outputMode(OutputMode value) {
        return new LookupOptions(maxTokens, numOovIndices, invert, value, padToMaxTokens, salt);
    }

    /**
     * {@return a copy whose rows are as long as the limit of the vocabulary or not}
     *
     * @param value see {@link #padToMaxTokens}
     */
    public LookupOptions padToMaxTokens(boolean value) {
        return new LookupOptions(maxTokens, numOovIndices, invert, outputMode, value, salt);
    }

    /**
     * {@return a copy with another hash}
     *
     * @param value see {@link #salt}
     */
    public LookupOptions salt(List<Long> value) {
        return new LookupOptions(maxTokens, numOovIndices, invert, outputMode, padToMaxTokens, value);
    }

    /** Checks that a vocabulary goes with these options. */
    <T> void check(String where, Vocabulary<T> vocabulary, Optional<T> mask, Optional<T> unknown) {
        Objects.requireNonNull(vocabulary, "vocabulary");
        if (vocabulary.size() == 0) {
            return;
        }
        Lookup<T> lookup = new Lookup<>(vocabulary, mask, unknown, this, token -> 0);
        vocabulary.requireUnique(where, lookup.specials());
        if (outputMode == OutputMode.TF_IDF && vocabulary.idfWeights().isEmpty()) {
            throw new IllegalArgumentException(where + ": outputMode TF_IDF needs weights for the tokens. Use Vocabulary.of(tokens, "
                    + "idfWeights), or adapt it to data.");
        }
        if (outputMode != OutputMode.TF_IDF && !vocabulary.idfWeights().isEmpty()) {
            throw new IllegalArgumentException(where + ": idfWeights need outputMode(TF_IDF), got " + outputMode
                    + ". Use Vocabulary.of(tokens).");
        }
        if (maxTokens.isPresent() && lookup.size() > maxTokens.getAsInt()) {
            throw new IllegalArgumentException(where + ": the vocabulary has " + lookup.size()
                    + " tokens with those for nothing and for what is unknown, but maxTokens is " + maxTokens.getAsInt() + ".");
        }
        requireOutside(where, "mask", vocabulary, mask, lookup.specials());
        if (invert) {
            requireOutside(where, "oov", vocabulary, unknown, lookup.specials());
        }
    }

    private static <T> void requireOutside(String where, String what, Vocabulary<T> vocabulary, Optional<T> token, int specials) {
        if (token.isPresent() && vocabulary.place(token.get()) >= specials) {
            throw new IllegalArgumentException(where + ": " + what + "Token \"" + token.get() + "\" is in the vocabulary at "
                    + vocabulary.place(token.get()) + ". Leave it out, or begin the vocabulary with the mask and oov tokens, in this order.");
        }
    }

    Shape outputShape(String where, Shape input, Lookup<?> lookup) {
        return outputMode.outputShape(where, input, lookup.depth());
    }

    <T> Tensor encoded(String where, Indices indices, Lookup<T> lookup) {
        Tensor encoded = indices.encoded(where, outputMode, lookup.depth());
        if (outputMode != OutputMode.TF_IDF) {
            return encoded;
        }
        float[] weights = lookup.idfWeights();
        float[] values = encoded.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= weights[i % weights.length];
        }
        return Tensor.of(values, encoded.shape().toArray());
    }
}
