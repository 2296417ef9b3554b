package dev.corno.layers.preprocessing;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.Arrays;

/** How a layer that gives categories indices puts them out. */
public enum OutputMode {

    /** The indices themselves, as int64. */
    INT,

    /** For each index a row with a single 1. */
    ONE_HOT,

    /** For each sample one row that has a 1 at each of its indices. */
    MULTI_HOT,

    /** For each sample one row that counts its indices. */
    COUNT,

    /** Counts times the inverse document frequency of each token: {@code log(1 + documents / (1 + documents with the token))}. */
    TF_IDF;

    void requireOneOf(String where, OutputMode... modes) {
        if (!Arrays.asList(modes).contains(this)) {
            throw new IllegalArgumentException(where + ": outputMode must be one of " + Arrays.toString(modes).replaceAll("[\\[\\]]", "")
                    + ", got " + this + ".");
        }
    }

    /** {@return the shape without the batch axis of what comes out} */
    Shape outputShape(String where, Shape input, int depth) {
        return switch (this) {
            case INT -> input;
            case ONE_HOT -> input.rank() > 0 && input.dim(-1) == 1 ? input.with(-1, depth) : input.append(depth);
            default -> {
                if (input.rank() == 0) {
                    throw new ShapeMismatchException(where, "expects inputs of shape (batch, length) with outputMode " + this
                            + ", got (batch). Use ONE_HOT, or put new Reshape(1) before it.");
                }
                yield input.slice(1, input.rank()).append(depth);
            }
        };
    }
}
