package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives texts indices by a vocabulary: first that of the mask, where there is one, then those for texts that are not in it, then the
 * vocabulary in its order. The vocabulary is given, or learnt by {@link #adapt}: by frequency, and of equally frequent texts the last
 * in the order of their UTF-8 bytes first. Tensors hold no texts, so this layer stands before a model.
 *
 * <p>Input: a text for each sample, or a list of texts. Output shape: {@code (batch)} or {@code (batch, length)} with {@code INT},
 * which gives int64; else as {@link CategoryEncoding}'s.
 *
 * <pre>{@code
 * var layer = new StringLookup(List.of("a", "b", "c"));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param maskToken the text that stands for nothing, or none (default)
 * @param oovToken what {@code invert} puts out for indices of no token; {@code [UNK]} by default
 * @param vocabulary the tokens, which may begin with the mask and {@code oovToken}s
 * @param options what lookups of all kinds have in common
 */
@CheckReturnValue
public record StringLookup(String name, Optional<String> maskToken, Optional<String> oovToken, Vocabulary<String> vocabulary,
        LookupOptions options) implements SingleInputLayer, Adaptable<List<String>, StringLookup> {

    /** Checks the parameters. */
    public StringLookup {
        Objects.requireNonNull(maskToken, "maskToken");
        Objects.requireNonNull(oovToken, "oovToken");
        Objects.requireNonNull(vocabulary, "vocabulary");
        Objects.requireNonNull(options, "options");
        options.check("StringLookup", vocabulary, maskToken, oovToken);
    }

    /**
     * To be learnt.
     */
    public StringLookup() {
        this(null, Optional.empty(), Optional.of("[UNK]"), Vocabulary.empty(), LookupOptions.DEFAULT);
    }

    /**
     * Given tokens.
     *
     * @param vocabulary the tokens in order
     */
    public StringLookup(List<String> vocabulary) {
        this(null, Optional.empty(), Optional.of("[UNK]"), Vocabulary.of(vocabulary), LookupOptions.DEFAULT);
    }

    @Override
    public StringLookup name(String value) {
        return new StringLookup(value, maskToken, oovToken, vocabulary, options);
    }

    /**
     * {@return a copy with a text that stands for nothing}
     *
     * @param value see {@link #maskToken}
     */
    public StringLookup maskToken(String value) {
        return new StringLookup(name, Optional.of(value), oovToken, vocabulary, options);
    }

    /**
     * {@return a copy with another text for what is unknown}
     *
     * @param value see {@link #oovToken}
     */
    public StringLookup oovToken(String value) {
        return new StringLookup(name, maskToken, Optional.of(value), vocabulary, options);
    }

    /**
     * {@return a copy with another vocabulary}
     *
     * @param value see {@link #vocabulary}
     */
    public StringLookup vocabulary(Vocabulary<String> value) {
        return new StringLookup(name, maskToken, oovToken, value, options);
    }

    /**
     * {@return a copy with a limit of the vocabulary}
     *
     * @param value see {@link LookupOptions#maxTokens}
     */
    public StringLookup maxTokens(int value) {
        return new StringLookup(name, maskToken, oovToken, vocabulary, options.maxTokens(value));
    }

    /**
     * {@return a copy with more or fewer indices for what is not in the vocabulary}
     *
     * @param value see {@link LookupOptions#numOovIndices}
     */
    public StringLookup numOovIndices(int value) {
        return new StringLookup(name, maskToken, oovToken, vocabulary, options.numOovIndices(value));
    }

    /**
     * {@return a copy that goes from indices to tokens or not}
     *
     * @param value see {@link LookupOptions#invert}
     */
    public StringLookup invert(boolean value) {
        return new StringLookup(name, maskToken, oovToken, vocabulary, options.invert(value));
    }

    /**
     * {@return a copy that puts indices out in another way}
     *
     * @param value see {@link LookupOptions#outputMode}
     */
    public StringLookup outputMode(OutputMode value) {
        return new StringLookup(name, maskToken, oovToken, vocabulary, options.outputMode(value));
    }

    /**
     * {@return a copy whose rows are as long as the limit of the vocabulary or not}
     *
     * @param value see {@link LookupOptions#padToMaxTokens}
     */
    public StringLookup padToMaxTokens(boolean value) {
        return new StringLookup(name, maskToken, oovToken, vocabulary, options.padToMaxTokens(value));
    }

    /**
     * {@return a copy with another hash for what is not in the vocabulary}
     *
     * @param value two numbers that choose it, see {@link LookupOptions#salt}
     */
    public StringLookup salt(List<Long> value) {
        return new StringLookup(name, maskToken, oovToken, vocabulary, options.salt(value));
    }

    @Override
    public Shape outputShape(Shape input) {
        return options.outputShape("StringLookup", input, lookup());
    }

    /**
     * {@return indices of texts, as of an input of shape {@code (batch)}}
     *
     * @param texts one for each sample
     */
    public Tensor call(List<String> texts) {
        return encoded(TextRows.of(texts));
    }

    /**
     * {@return indices of texts, as of an input of shape {@code (batch, length)}}
     *
     * @param rows as many texts for each sample
     */
    public Tensor callRows(List<? extends List<String>> rows) {
        return encoded(TextRows.ofRows("StringLookup", rows));
    }

    private Tensor encoded(TextRows rows) {
        if (options.invert()) {
            throw new IllegalStateException("StringLookup: goes from indices to texts. Call textsOf(indices), or leave invert(true) out.");
        }
        return options.encoded("StringLookup", new Indices(lookup().indices("StringLookup", rows.texts()), rows.shape()), lookup());
    }

    /**
     * {@return the texts that indices stand for}
     *
     * @param indices whole numbers of any shape
     */
    public List<String> textsOf(Tensor indices) {
        return lookup().tokens("StringLookup", Indices.of(indices).values());
    }

    /** {@return the tokens in the order of their indices, with those for nothing and for what is unknown} */
    public List<String> tokens() {
        return lookup().all();
    }

    /**
     * {@return a copy with the vocabulary of data}
     *
     * @param documents the data; each list is a document for {@code TF_IDF}
     */
    @Override
    public StringLookup adapt(Iterable<List<String>> documents) {
        TokenCounts<String> counts = new TokenCounts<>(Lookup.BY_BYTES);
        documents.forEach(counts::add);
        StringLookup empty = new StringLookup(name, maskToken, oovToken, Vocabulary.empty(), options);
        return new StringLookup(name, maskToken, oovToken, empty.lookup().learnt(counts), options);
    }

    /**
     * {@return a copy with the vocabulary of data}
     *
     * @param data all of it; each text is a document for {@code TF_IDF}
     */
    @Override
    public StringLookup adapt(List<String> data) {
        List<List<String>> documents = data.stream().map(List::of).toList();
        return adapt((Iterable<List<String>>) documents);
    }

    Lookup<String> lookup() {
        return new Lookup<>(vocabulary, maskToken, oovToken, options,
                token -> Salt.bucket(token, options.salt(), options.numOovIndices()));
    }
}
