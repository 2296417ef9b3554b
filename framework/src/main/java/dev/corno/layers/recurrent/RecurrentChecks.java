package dev.corno.layers.recurrent;

import java.util.Objects;

/** What the constructors of recurrent layers check. */
final class RecurrentChecks {

    private RecurrentChecks() {
    }

    static void check(String layer, int units, Recurrence recurrence) {
        if (units < 1) {
            throw new IllegalArgumentException(layer + ": units must be a positive integer, got " + units + ".");
        }
        Objects.requireNonNull(recurrence, "recurrence");
        checkRate(layer, "dropout", recurrence.dropout());
        checkRate(layer, "recurrentDropout", recurrence.recurrentDropout());
    }

    // Keras takes 1 as well, and drops nothing then.
    private static void checkRate(String layer, String name, double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(layer + ": " + name + " must be in [0, 1), got " + rate + ".");
        }
    }
}
