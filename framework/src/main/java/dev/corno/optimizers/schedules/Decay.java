package dev.corno.optimizers.schedules;

/** Checks that the schedules which shrink a rate share. */
final class Decay {

    private Decay() {
    }

    static void checkRate(String where, String option, double rate) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(where + ": " + option + " must be 0 or a positive number, got " + rate + ".");
        }
    }

    static void checkSteps(String where, long decaySteps) {
        if (decaySteps < 1) {
            throw new IllegalArgumentException(where + ": decaySteps must be at least 1, got " + decaySteps + ".");
        }
    }
}
