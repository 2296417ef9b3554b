package dev.corno.layers.reshaping;

import java.util.List;

/**
 * How many places an axis gains or loses at its ends.
 *
 * @param before places at the start, at least 0
 * @param after places at the end, at least 0
 */
public record Sides(int before, int after) {

    /**
     * The same at both ends.
     *
     * @param places places at each end
     */
    public Sides(int places) {
        this(places, places);
    }

    /** {@return how many places that is} */
    long total() {
        return (long) before + after;
    }

    /** Checks that no side is negative. */
    static void check(String layer, String what, List<Sides> axes) {
        if (axes.stream().anyMatch(sides -> sides.before < 0 || sides.after < 0)) {
            throw new IllegalArgumentException(layer + ": " + what + " must be 0 or more at each end, got " + axes + ".");
        }
    }

    /** {@return both, such as {@code 1 and 2}} */
    @Override
    public String toString() {
        return before + " and " + after;
    }
}
