package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gives whole numbers indices by a vocabulary: first that of the mask, where there is one, then those for numbers that are not in it,
 * then the vocabulary in its order. The vocabulary is given, or learnt by {@link #adapt}: by frequency, and of equally frequent
 * numbers the greater first.
 *
 * <p>Input shape: {@code (batch, ...)}, whole numbers. Output shape: the same with {@code INT}, which gives int64; else as {@link
 * CategoryEncoding}'s.
 *
 * <pre>{@code
 * var layer = new IntegerLookup(List.of(12L, 36L, 1138L, 42L));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param maskToken the number that stands for nothing, or none (default)
 * @param oovToken what {@code invert} puts out for indices of no token; -1 by default
 * @param vocabulary the tokens, which may begin with the mask and {@code oovToken}s
 * @param farmHash whether numbers that are not in the vocabulary get one of several indices by a hash, not by their remainder; false
 * by default
 * @param options what lookups of all kinds have in common
 */
@CheckReturnValue
public record IntegerLookup(String name, OptionalLong maskToken, OptionalLong oovToken, Vocabulary<Long> vocabulary, boolean farmHash,
        LookupOptions options) implements Preprocessing, Adaptable<Tensor, IntegerLookup> {

    /** Checks the parameters. */
    public IntegerLookup {
        Objects.requireNonNull(maskToken, "maskToken");
        Objects.requireNonNull(oovToken, "oovToken");
        Objects.requireNonNull(vocabulary, "vocabulary");
        Objects.requireNonNull(options, "options");
        if (!options.salt().isEmpty() && !farmHash) {
            throw new IllegalArgumentException("IntegerLookup: salt needs farmHash(true), got " + options.salt() + ".");
        }
        options.check("IntegerLookup", vocabulary, maskToken.isPresent() ? Optional.of(maskToken.getAsLong()) : Optional.empty(),
                oovToken.isPresent() ? Optional.of(oovToken.getAsLong()) : Optional.empty());
    }

    /**
     * To be learnt.
     */
    public IntegerLookup() {
        this(null, OptionalLong.empty(), OptionalLong.of(-1), Vocabulary.empty(), false, LookupOptions.DEFAULT);
    }

    /**
     * Given tokens.
     *
     * @param vocabulary the tokens in order
     */
    public IntegerLookup(List<Long> vocabulary) {
        this(null, OptionalLong.empty(), OptionalLong.of(-1), Vocabulary.of(vocabulary), false, LookupOptions.DEFAULT);
    }

    @Override
    public IntegerLookup name(String value) {
        return new IntegerLookup(value, maskToken, oovToken, vocabulary, farmHash, options);
    }

    /**
     * {@return a copy with a number that stands for nothing}
     *
     * @param value see {@link #maskToken}
     */
    public IntegerLookup maskToken(long value) {
        return new IntegerLookup(name, OptionalLong.of(value), oovToken, vocabulary, farmHash, options);
    }

    /**
     * {@return a copy with another number for what is unknown}
     *
     * @param value see {@link #oovToken}
     */
    public IntegerLookup oovToken(long value) {
        return new IntegerLookup(name, maskToken, OptionalLong.of(value), vocabulary, farmHash, options);
    }

    /**
     * {@return a copy that hashes what is not in the vocabulary or not}
     *
     * @param value see {@link #farmHash}
     */
    public IntegerLookup farmHash(boolean value) {
        return new IntegerLookup(name, maskToken, oovToken, vocabulary, value, options);
    }

    /**
     * {@return a copy with another vocabulary}
     *
     * @param value see {@link #vocabulary}
     */
    public IntegerLookup vocabulary(Vocabulary<Long> value) {
        return new IntegerLookup(name, maskToken, oovToken, value, farmHash, options);
    }

    /**
     * {@return a copy with a limit of the vocabulary}
     *
     * @param value see {@link LookupOptions#maxTokens}
     */
    public IntegerLookup maxTokens(int value) {
        return new IntegerLookup(name, maskToken, oovToken, vocabulary, farmHash, options.maxTokens(value));
    }

    /**
     * {@return a copy with more or fewer indices for what is not in the vocabulary}
     *
     * @param value see {@link LookupOptions#numOovIndices}
     */
    public IntegerLookup numOovIndices(int value) {
        return new IntegerLookup(name, maskToken, oovToken, vocabulary, farmHash, options.numOovIndices(value));
    }

    /**
     * {@return a copy that goes from indices to tokens or not}
     *
     * @param value see {@link LookupOptions#invert}
     */
    public IntegerLookup invert(boolean value) {
        return new IntegerLookup(name, maskToken, oovToken, vocabulary, farmHash, options.invert(value));
    }

    /**
     * {@return a copy that puts indices out in another way}
     *
     * @param value see {@link LookupOptions#outputMode}
     */
    public IntegerLookup outputMode(OutputMode value) {
        return new IntegerLookup(name, maskToken, oovToken, vocabulary, farmHash, options.outputMode(value));
    }

    /**
     * {@return a copy whose rows are as long as the limit of the vocabulary or not}
     *
     * @param value see {@link LookupOptions#padToMaxTokens}
     */
    public IntegerLookup padToMaxTokens(boolean value) {
        return new IntegerLookup(name, maskToken, oovToken, vocabulary, farmHash, options.padToMaxTokens(value));
    }

    /**
     * {@return a copy with another hash for what is not in the vocabulary}
     *
     * @param value two numbers that choose it, see {@link LookupOptions#salt}
     */
    public IntegerLookup salt(List<Long> value) {
        return new IntegerLookup(name, maskToken, oovToken, vocabulary, farmHash, options.salt(value));
    }

    @Override
    public Shape outputShape(Shape input) {
        return options.outputShape("IntegerLookup", input, lookup());
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        Indices tokens = Indices.of(batch);
        if (options.invert()) {
            return new Indices(lookup().tokens("IntegerLookup", tokens.values()).stream().mapToLong(Long::longValue).toArray(), batch.shape())
                    .toTensor();
        }
        List<Long> boxed = Arrays.stream(tokens.values()).boxed().toList();
        return options.encoded("IntegerLookup", new Indices(lookup().indices("IntegerLookup", boxed), batch.shape()), lookup());
    }

    /** {@return the tokens in the order of their indices, with those for nothing and for what is unknown} */
    public List<Long> tokens() {
        return lookup().all();
    }

    /** {@return what the count of each index is multiplied by with {@code TF_IDF}, else empty} */
    public Optional<Tensor> idfWeights() {
        boolean isWeighted = options.outputMode() == OutputMode.TF_IDF && vocabulary.size() > 0;
        return isWeighted ? Optional.of(Tensor.of(lookup().idfWeights(), lookup().depth())) : Optional.empty();
    }

    /**
     * {@return a copy with the vocabulary of data}
     *
     * @param batches the data; each row of a batch is a document for {@code TF_IDF}, a batch without rows a single one
     */
    @Override
    public IntegerLookup adapt(Iterable<Tensor> batches) {
        TokenCounts<Long> counts = new TokenCounts<>(Comparator.<Long>naturalOrder());
        for (Tensor batch : batches) {
            List<Long> boxed = Arrays.stream(Indices.of(batch).values()).boxed().toList();
            int rows = batch.rank() < 2 ? 1 : batch.rows();
            for (int i = 0; i < rows; i++) {
                counts.add(boxed.subList(i * (boxed.size() / rows), (i + 1) * (boxed.size() / rows)));
            }
        }
        return adapted(counts);
    }

    /**
     * {@return a copy with the vocabulary of data}
     *
     * @param data all of it; each row is a document for {@code TF_IDF}
     */
    @Override
    public IntegerLookup adapt(Tensor data) {
        return adapt(List.of(data.rank() == 1 ? data.reshape(-1, 1) : data));
    }

    private IntegerLookup adapted(TokenCounts<Long> counts) {
        IntegerLookup empty = new IntegerLookup(name, maskToken, oovToken, Vocabulary.empty(), farmHash, options);
        return new IntegerLookup(name, maskToken, oovToken, empty.lookup().learnt(counts), farmHash, options);
    }

    private Lookup<Long> lookup() {
        Optional<Long> mask = maskToken.isPresent() ? Optional.of(maskToken.getAsLong()) : Optional.empty();
        Optional<Long> unknown = oovToken.isPresent() ? Optional.of(oovToken.getAsLong()) : Optional.empty();
        return new Lookup<>(vocabulary, mask, unknown, options, this::unknownIndex);
    }

    private int unknownIndex(long token) {
        return farmHash ? Salt.bucket(Long.toString(token), options.salt(), options.numOovIndices())
                : Math.floorMod(token, options.numOovIndices());
    }
}
