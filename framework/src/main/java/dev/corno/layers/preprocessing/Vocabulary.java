package dev.corno.layers.preprocessing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tokens in order, which can be looked up. Immutable.
 *
 * <pre>{@code
 * var vocabulary = Vocabulary.of(List.of("earth", "wind", "fire"));
 * int place = vocabulary.place("wind"); // 1
 * }</pre>
 *
 * @param <T> what tokens are: texts or whole numbers
 */
public final class Vocabulary<T> {

    private final List<T> tokens;
    private final List<Double> idfWeights;
    private final Map<T, Integer> places = new HashMap<>();
    private final List<Integer> repeats = new ArrayList<>();

    private Vocabulary(List<T> tokens, List<Double> idfWeights) {
        this.tokens = List.copyOf(tokens);
        this.idfWeights = List.copyOf(idfWeights);
        if (!idfWeights.isEmpty() && idfWeights.size() != tokens.size()) {
            throw new IllegalArgumentException("Vocabulary: idfWeights must be as many as the " + tokens.size() + " tokens, got "
                    + idfWeights.size() + ".");
        }
        for (int i = 0; i < this.tokens.size(); i++) {
            if (places.putIfAbsent(this.tokens.get(i), i) != null) {
                repeats.add(i);
            }
        }
    }

    /**
     * {@return no tokens yet}
     *
     * @param <T> what tokens are
     */
    public static <T> Vocabulary<T> empty() {
        return new Vocabulary<>(List.of(), List.of());
    }

    /**
     * {@return tokens}
     *
     * @param <T> what tokens are
     * @param tokens in order
     */
    public static <T> Vocabulary<T> of(List<T> tokens) {
        return new Vocabulary<>(tokens, List.of());
    }

    /**
     * {@return tokens with weights for {@link OutputMode#TF_IDF}}
     *
     * @param <T> what tokens are
     * @param tokens in order
     * @param idfWeights the inverse document frequency of each
     * @throws IllegalArgumentException if they are not as many
     */
    public static <T> Vocabulary<T> of(List<T> tokens, List<Double> idfWeights) {
        return new Vocabulary<>(tokens, idfWeights);
    }

    /** {@return the tokens in order} */
    public List<T> tokens() {
        return tokens;
    }

    /** {@return the inverse document frequency of each token, or none} */
    public List<Double> idfWeights() {
        return idfWeights;
    }

    /** {@return how many tokens there are} */
    public int size() {
        return tokens.size();
    }

    /**
     * {@return where a token is, from 0, or -1 where it is not}
     *
     * @param token what is looked up
     */
    public int place(T token) {
        return places.getOrDefault(token, -1);
    }

    /** Objects to tokens from a place on that were there before. */
    void requireUnique(String where, int from) {
        for (int place : repeats) {
            if (place >= from) {
                throw new IllegalArgumentException(where + ": vocabulary must hold each token once, got \"" + tokens.get(place) + "\" at "
                        + places.get(tokens.get(place)) + " and " + place + ".");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary<?> vocabulary && tokens.equals(vocabulary.tokens) && idfWeights.equals(vocabulary.idfWeights);
    }

    @Override
    public int hashCode() {
        return 31 * tokens.hashCode() + idfWeights.hashCode();
    }

    /** {@return the number of tokens and the first of them} */
    @Override
    public String toString() {
        List<T> first = tokens.subList(0, Math.min(tokens.size(), 10));
        return tokens.size() + " tokens " + first + (first.size() < tokens.size() ? "..." : "");
    }
}
