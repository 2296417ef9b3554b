package dev.corno.layers.preprocessing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** How often there are tokens in data, and in how many documents. */
final class TokenCounts<T> {

    private final Comparator<T> order;
    private final Map<T, Long> counts = new HashMap<>();
    private final Map<T, Long> documentCounts = new HashMap<>();
    private long documents;

    TokenCounts(Comparator<T> order) {
        this.order = order;
    }

    void add(List<T> document) {
        document.forEach(token -> counts.merge(token, 1L, Long::sum));
        new HashSet<>(document).forEach(token -> documentCounts.merge(token, 1L, Long::sum));
        documents++;
    }

    /** {@return the tokens, the most frequent first, of equally frequent ones the last in order first} */
    List<T> byFrequency() {
        return counts.entrySet().stream().sorted(Map.Entry.<T, Long>comparingByValue().reversed()
                .thenComparing(Map.Entry.<T, Long>comparingByKey(order).reversed())).map(Map.Entry::getKey).toList();
    }

    double inverseDocumentFrequency(T token) {
        return Math.log(1 + (double) documents / (1 + documentCounts.get(token)));
    }
}
