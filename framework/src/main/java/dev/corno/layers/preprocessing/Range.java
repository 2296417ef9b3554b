package dev.corno.layers.preprocessing;

/**
 * From one number to another: what a random number is drawn from, or the values that pixels may have.
 *
 * @param lower the least number
 * @param upper the greatest number, not below {@code lower}
 */
public record Range(double lower, double upper) {

    /** Pixels as they come in files, 0 to 255. */
    public static final Range BYTES = new Range(0, 255);

    /** Checks the order. */
    public Range {
        if (!(lower <= upper && Double.isFinite(lower) && Double.isFinite(upper))) {
            throw new IllegalArgumentException("Range: expects two numbers of which the second is not below the first, got " + lower
                    + " and " + upper + ".");
        }
    }

    /**
     * {@return the numbers from {@code -factor} to {@code factor}, as Keras reads a single number}
     *
     * @param factor the greatest distance from 0; its sign does not matter
     */
    public static Range around(double factor) {
        double distance = Math.abs(factor);
        return new Range(distance == 0 ? 0 : -distance, distance);
    }

    /**
     * {@return the numbers from 0 to {@code factor}, as Keras reads a single number where none may be negative}
     *
     * @param factor the greatest number, not below 0
     */
    public static Range upTo(double factor) {
        return new Range(0, factor);
    }

    double width() {
        return upper - lower;
    }

    void requireWithin(double least, double greatest, String where, String what) {
        if (lower < least || upper > greatest) {
            throw new IllegalArgumentException(where + ": " + what + " must be within [" + shown(least) + ", " + shown(greatest)
                    + "], got " + this + ".");
        }
    }

    void requireNotEmpty(String where, String what) {
        if (lower == upper) {
            throw new IllegalArgumentException(where + ": " + what + " must be a range of more than one number, got " + this + ".");
        }
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE ? Integer.toString((int) value) : Double.toString(value);
    }

    /** {@return both numbers in brackets, such as {@code [-0.1, 0.1]}} */
    @Override
    public String toString() {
        return "[" + shown(lower) + ", " + shown(upper) + "]";
    }
}
