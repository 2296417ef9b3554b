package dev.corno.layers.attention;

import dev.corno.expression.Expression;
import dev.corno.tensor.Tensor;

/** Which places of a sequence may look at which of another, by their positions: 1 where they may, 0 where not. */
final class Places {

    private Places() {
    }

    /**
     * {@return a mask {@code (queries, keys)}}
     *
     * @param queries how many places look
     * @param keys how many places are looked at
     * @param isCausal whether only places up to the own one may be looked at
     * @param window how many places to either side, the own one included; as many as there are, or more, for all
     */
    static Expression mask(int queries, int keys, boolean isCausal, int window) {
        float[] mask = new float[queries * keys];
        for (int i = 0; i < queries; i++) {
            for (int j = 0; j < keys; j++) {
                mask[i * keys + j] = (!isCausal || i >= j) && Math.abs(i - j) < window ? 1 : 0;
            }
        }
        return Expression.constant(Tensor.of(mask, queries, keys));
    }
}
