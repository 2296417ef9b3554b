package dev.corno.layers.preprocessing;

import dev.corno.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** From tokens to indices and back: the mask's index first, then those of what is unknown, then the vocabulary's. */
final class Lookup<T> {

    /** The order of texts by their UTF-8 bytes, which is that of code points. */
    static final Comparator<String> BY_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final Vocabulary<T> vocabulary;
    private final Optional<T> mask;
    private final Optional<T> unknown;
    private final LookupOptions options;
    private final ToIntFunction<T> unknownIndex;
    private final int unknownStart;
    private final int start;
    private final int specials;

    Lookup(Vocabulary<T> vocabulary, Optional<T> mask, Optional<T> unknown, LookupOptions options, ToIntFunction<T> unknownIndex) {
        this.vocabulary = vocabulary;
        this.mask = mask;
        this.unknown = unknown;
        this.options = options;
        this.unknownIndex = unknownIndex;
        unknownStart = mask.isPresent() && options.outputMode() == OutputMode.INT ? 1 : 0;
        start = unknownStart + options.numOovIndices();
        specials = beginsWithSpecials() ? start : 0;
    }

    private boolean beginsWithSpecials() {
        boolean canBegin = vocabulary.size() >= start && (options.numOovIndices() == 0 || unknown.isPresent());
        for (int i = 0; canBegin && i < start; i++) {
            canBegin = vocabulary.tokens().get(i).equals(i < unknownStart ? mask.get() : unknown.get());
        }
        return canBegin;
    }

    /** {@return how many tokens of the vocabulary stand for nothing or for what is unknown} */
    int specials() {
        return specials;
    }

    /** {@return how many indices there are} */
    int size() {
        return start + vocabulary.size() - specials;
    }

    /** {@return how long rows are, or {@link Shape#UNKNOWN} before there is a vocabulary} */
    int depth() {
        if (options.padToMaxTokens()) {
            return options.maxTokens().orElseThrow();
        }
        return vocabulary.size() == 0 ? Shape.UNKNOWN : size();
    }

    long[] indices(String where, List<T> tokens) {
        requireVocabulary(where);
        long[] indices = new long[tokens.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = index(where, tokens.get(i));
        }
        return indices;
    }

    private long index(String where, T token) {
        if (mask.isPresent() && mask.get().equals(token)) {
            return options.outputMode() == OutputMode.INT ? 0 : Indices.LEFT_OUT;
        }
        int place = vocabulary.place(token);
        if (place >= specials) {
            return start + place - specials;
        }
        return switch (options.numOovIndices()) {
            case 0 -> throw new IllegalArgumentException(where + ": expects tokens of the vocabulary because numOovIndices is 0, got \""
                    + token + "\". Set numOovIndices(1) to allow others.");
            case 1 -> unknownStart;
            default -> unknownStart + unknownIndex.applyAsInt(token);
        };
    }

    List<T> tokens(String where, long[] indices) {
        requireVocabulary(where);
        List<T> tokens = new ArrayList<>(indices.length);
        for (long index : indices) {
            tokens.add(token(where, index));
        }
        return tokens;
    }

    private T token(String where, long index) {
        if (index == 0 && mask.isPresent()) {
            return mask.get();
        }
        if (index >= start && index < size()) {
            return vocabulary.tokens().get((int) index - start + specials);
        }
        return unknown.orElseThrow(() -> new IllegalArgumentException(where + ": index " + index
                + " stands for no token, and there is no oovToken. Set one."));
    }

    /** {@return a token for each index} */
    List<T> all() {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            (i < unknownStart ? mask : unknown).ifPresent(all::add);
        }
        all.addAll(vocabulary.tokens().subList(specials, vocabulary.size()));
        return Collections.unmodifiableList(all);
    }

    /** {@return a weight for each index: of unknown tokens the mean of all, of places kept for more tokens 0} */
    float[] idfWeights() {
        List<Double> given = vocabulary.idfWeights();
        double mean = given.stream().mapToDouble(weight -> weight).average().orElse(0);
        float[] weights = new float[depth()];
        for (int i = 0; i < size(); i++) {
            int place = i - start + specials;
            weights[i] = (float) (place < 0 ? mean : given.get(place));
        }
        return weights;
    }

    /** {@return the vocabulary of what was counted} */
    Vocabulary<T> learnt(TokenCounts<T> counts) {
        long limit = options.maxTokens().isPresent() ? Math.max(options.maxTokens().getAsInt() - start, 0) : Long.MAX_VALUE;
        List<T> tokens = counts.byFrequency().stream()
                .filter(token -> !mask.equals(Optional.of(token)) && !unknown.equals(Optional.of(token))).limit(limit).toList();
        return options.outputMode() == OutputMode.TF_IDF
                ? Vocabulary.of(tokens, tokens.stream().map(counts::inverseDocumentFrequency).toList()) : Vocabulary.of(tokens);
    }

    private void requireVocabulary(String where) {
        if (vocabulary.size() == 0) {
            throw new IllegalStateException(where + ": has no vocabulary. Give it one, or call adapt(data) first.");
        }
    }
}
