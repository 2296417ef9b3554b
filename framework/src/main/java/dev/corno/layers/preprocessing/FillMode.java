package dev.corno.layers.preprocessing;

/** What lies around a picture where a change of place needs more than there is. */
public enum FillMode {

    /** A fixed value: {@code k k k | a b c d | k k k}. */
    CONSTANT,

    /** The picture mirrored at its edges: {@code c b a | a b c d | d c b}. */
    REFLECT,

    /** The picture again: {@code b c d | a b c d | a b c}. */
    WRAP,

    /** The nearest pixel: {@code a a a | a b c d | d d d}. */
    NEAREST;

    /** {@return the pixel that stands at a place along an axis, or -1 for the fixed value} */
    int source(long place, int length) {
        if (place >= 0 && place < length) {
            return (int) place;
        }
        return switch (this) {
            case CONSTANT -> -1;
            case NEAREST -> place < 0 ? 0 : length - 1;
            case WRAP -> (int) Math.floorMod(place, (long) length);
            case REFLECT -> {
                int turn = (int) Math.floorMod(place, 2L * length);
                yield turn < length ? turn : 2 * length - 1 - turn;
            }
        };
    }
}
