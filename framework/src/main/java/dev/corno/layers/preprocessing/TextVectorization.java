package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes rows of numbers of texts: standardizes each, splits it into tokens, joins neighbours to n-grams, and gives tokens indices by a
 * vocabulary, which is given or learnt by {@link #adapt}. Index 0 is nothing and 1 what is unknown; without {@code INT} unknown is 0
 * and nothing is left out. Tensors hold no texts, so this layer stands before a model. Upper case is that of ASCII and so are white
 * space and punctuation, as in Keras; standardize and split in another way before, and use {@link Splitting#NONE}.
 *
 * <p>Input: a text for each sample. Output shape: {@code (batch, length)} with {@code INT}, which gives int64, the length that of the
 * longest where none is set; else {@code (batch, size of the vocabulary)}.
 *
 * <pre>{@code
 * var layer = new TextVectorization().outputSequenceLength(4).adapt(List.of("foo bar", "bar baz"));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param standardize what becomes of a text first; {@code LOWER_AND_STRIP_PUNCTUATION} by default
 * @param split where it is split; {@code WHITESPACE} by default
 * @param ngrams how many neighbouring tokens are joined, each at least 1; none (default) for tokens alone
 * @param outputSequenceLength how many indices each row has, for {@code INT}: longer texts are cut and shorter filled with 0; empty
 * (default) for as many as the longest has
 * @param vocabulary the tokens, which may begin with {@code ""} and {@code [UNK]}
 * @param options what lookups of all kinds have in common
 */
@CheckReturnValue
public record TextVectorization(String name, Standardization standardize, Splitting split, List<Integer> ngrams,
        OptionalInt outputSequenceLength, Vocabulary<String> vocabulary, LookupOptions options) implements SingleInputLayer,
        Adaptable<List<String>, TextVectorization> {

    /** Checks the parameters. */
    public TextVectorization {
        Objects.requireNonNull(standardize, "standardize");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(outputSequenceLength, "outputSequenceLength");
        Objects.requireNonNull(vocabulary, "vocabulary");
        Objects.requireNonNull(options, "options");
        ngrams = List.copyOf(ngrams);
        if (ngrams.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("TextVectorization: ngrams must be positive integers, got " + ngrams + ".");
        }
        if (outputSequenceLength.isPresent() && outputSequenceLength.getAsInt() < 1) {
            throw new IllegalArgumentException("TextVectorization: outputSequenceLength must be a positive integer, got "
                    + outputSequenceLength.getAsInt() + ".");
        }
        if (outputSequenceLength.isPresent() && options.outputMode() != OutputMode.INT) {
            throw new IllegalArgumentException("TextVectorization: outputSequenceLength needs outputMode(INT), got " + options.outputMode() + ".");
        }
        if (options.invert() || options.numOovIndices() != 1) {
            throw new IllegalArgumentException("TextVectorization: options must keep one index for what is unknown and not invert, got " + options
                    + ". Use StringLookup.");
        }
        options.check("TextVectorization", vocabulary, Optional.of(""), Optional.of("[UNK]"));
    }

    /**
     * To be learnt.
     */
    public TextVectorization() {
        this(null, Standardization.LOWER_AND_STRIP_PUNCTUATION, Splitting.WHITESPACE, List.of(), OptionalInt.empty(), Vocabulary.empty(),
                LookupOptions.DEFAULT);
    }

    /**
     * Given tokens.
     *
     * @param vocabulary the tokens in order
     */
    public TextVectorization(List<String> vocabulary) {
        this(null, Standardization.LOWER_AND_STRIP_PUNCTUATION, Splitting.WHITESPACE, List.of(), OptionalInt.empty(),
                Vocabulary.of(vocabulary), LookupOptions.DEFAULT);
    }

    @Override
    public TextVectorization name(String value) {
        return new TextVectorization(value, standardize, split, ngrams, outputSequenceLength, vocabulary, options);
    }

    /**
     * {@return a copy that standardizes otherwise}
     *
     * @param value see {@link #standardize}
     */
    public TextVectorization standardize(Standardization value) {
        return new TextVectorization(name, value, split, ngrams, outputSequenceLength, vocabulary, options);
    }

    /**
     * {@return a copy that splits otherwise}
     *
     * @param value see {@link #split}
     */
    public TextVectorization split(Splitting value) {
        return new TextVectorization(name, standardize, value, ngrams, outputSequenceLength, vocabulary, options);
    }

    /**
     * {@return a copy that joins up to so many neighbours}
     *
     * @param value the greatest number
     */
    public TextVectorization ngrams(int value) {
        return new TextVectorization(name, standardize, split, java.util.stream.IntStream.rangeClosed(1, value).boxed().toList(),
                outputSequenceLength, vocabulary, options);
    }

    /**
     * {@return a copy that joins neighbours}
     *
     * @param value see {@link #ngrams}
     */
    public TextVectorization ngrams(List<Integer> value) {
        return new TextVectorization(name, standardize, split, value, outputSequenceLength, vocabulary, options);
    }

    /**
     * {@return a copy whose rows have a length}
     *
     * @param value see {@link #outputSequenceLength}
     */
    public TextVectorization outputSequenceLength(int value) {
        return new TextVectorization(name, standardize, split, ngrams, OptionalInt.of(value), vocabulary, options);
    }

    /**
     * {@return a copy with another vocabulary}
     *
     * @param value see {@link #vocabulary}
     */
    public TextVectorization vocabulary(Vocabulary<String> value) {
        return new TextVectorization(name, standardize, split, ngrams, outputSequenceLength, value, options);
    }

    /**
     * {@return a copy with a limit of the vocabulary}
     *
     * @param value see {@link LookupOptions#maxTokens}
     */
    public TextVectorization maxTokens(int value) {
        return new TextVectorization(name, standardize, split, ngrams, outputSequenceLength, vocabulary, options.maxTokens(value));
    }

    /**
     * {@return a copy that puts indices out in another way}
     *
     * @param value see {@link LookupOptions#outputMode}
     */
    public TextVectorization outputMode(OutputMode value) {
        return new TextVectorization(name, standardize, split, ngrams, outputSequenceLength, vocabulary, options.outputMode(value));
    }

    /**
     * {@return a copy whose rows are as long as the limit of the vocabulary or not}
     *
     * @param value see {@link LookupOptions#padToMaxTokens}
     */
    public TextVectorization padToMaxTokens(boolean value) {
        return new TextVectorization(name, standardize, split, ngrams, outputSequenceLength, vocabulary, options.padToMaxTokens(value));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (options.outputMode() == OutputMode.INT) {
            return Shape.of(outputSequenceLength.orElse(Shape.UNKNOWN));
        }
        return options.outputShape("TextVectorization", Shape.of(Shape.UNKNOWN), lookup().lookup());
    }

    /**
     * {@return the rows of texts}
     *
     * @param texts one for each sample
     */
    public Tensor call(List<String> texts) {
        List<List<String>> documents = texts.stream().map(this::tokensOf).toList();
        int length = outputSequenceLength.orElse(documents.stream().mapToInt(List::size).max().orElse(0));
        if (options.outputMode() != OutputMode.INT) {
            length = documents.stream().mapToInt(List::size).max().orElse(0);
        }
        Lookup<String> lookup = lookup().lookup();
        long[] indices = new long[Math.multiplyExact(texts.size(), length)];
        Arrays.fill(indices, options.outputMode() == OutputMode.INT ? 0 : Indices.LEFT_OUT);
        for (int i = 0; i < texts.size(); i++) {
            long[] row = lookup.indices("TextVectorization", documents.get(i));
            System.arraycopy(row, 0, indices, i * length, Math.min(row.length, length));
        }
        return options.encoded("TextVectorization", new Indices(indices, Shape.of(texts.size(), length)), lookup);
    }

    /**
     * {@return the tokens that a text is made of}
     *
     * @param text standardized, split and joined to n-grams
     */
    public List<String> tokensOf(String text) {
        List<String> tokens = split.tokens(standardize.standardized(text));
        if (ngrams.isEmpty()) {
            return tokens;
        }
        List<String> joined = new ArrayList<>();
        for (int length : ngrams) {
            for (int i = 0; i + length <= tokens.size(); i++) {
                joined.add(String.join(" ", tokens.subList(i, i + length)));
            }
        }
        return joined;
    }

    /** {@return the tokens in the order of their indices, with those for nothing and for what is unknown} */
    public List<String> tokens() {
        return lookup().tokens();
    }

    /**
     * {@return a copy with the vocabulary of texts}
     *
     * @param batches the texts; each is a document for {@code TF_IDF}
     */
    @Override
    public TextVectorization adapt(Iterable<List<String>> batches) {
        List<List<String>> documents = new ArrayList<>();
        batches.forEach(batch -> batch.forEach(text -> documents.add(tokensOf(text))));
        StringLookup learnt = lookup().adapt((Iterable<List<String>>) documents);
        return vocabulary(learnt.vocabulary());
    }

    private StringLookup lookup() {
        return new StringLookup(null, Optional.of(""), Optional.of("[UNK]"), vocabulary, options);
    }
}
