package dev.corno.optimizers;

/** Checks of the numbers that options of optimizers are. */
final class Expect {

    private Expect() {
    }

    static double positive(String where, String option, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(where + ": " + option + " must be a positive number, got " + value + ".");
        }
        return value;
    }

    static double notNegative(String where, String option, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(where + ": " + option + " must be 0 or a positive number, got " + value + ".");
        }
        return value;
    }

    static double fraction(String where, String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(where + ": " + option + " must be in [0, 1), got " + value + ".");
        }
        return value;
    }
}
