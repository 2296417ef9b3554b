package dev.corno.regularizers;

/** The rule for a penalty's factor. */
final class Factors {

    private Factors() {
    }

    static void check(String regularizer, String name, double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException(regularizer + ": " + name + " must be a finite number of at least 0, got "
                    + factor + ".");
        }
    }
}
