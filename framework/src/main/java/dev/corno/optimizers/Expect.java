package dev.corno.optimizers;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

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

    static double notPositive(String where, String option, double value) {
        if (!(value <= 0 && value > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(where + ": " + option + " must be 0 or a negative number, got " + value + ".");
        }
        return value;
    }

    static double finite(String where, String option, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(where + ": " + option + " must be a finite number, got " + value + ".");
        }
        return value;
    }

    static double positiveShare(String where, String option, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(where + ": " + option + " must be in (0, 1], got " + value + ".");
        }
        return value;
    }

    static double fraction(String where, String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(where + ": " + option + " must be in [0, 1), got " + value + ".");
        }
        return value;
    }

    static void pattern(String where, String option, String expression) {
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(where + ": " + option + " must be a regular expression, got \"" + expression + "\". "
                    + e.getDescription() + " at position " + e.getIndex() + ".", e);
        }
    }

    /** Says whether an expression is found anywhere in the path of a weight. */
    static boolean isFound(String expression, String path) {
        return Pattern.compile(expression).matcher(path).find();
    }
}
