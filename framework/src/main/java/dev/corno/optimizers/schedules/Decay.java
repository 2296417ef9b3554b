package dev.corno.optimizers.schedules;

/** What the schedules which shrink a rate share. */
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

    /** Returns how high half a cosine still is, from 1 to 0, a part of the way through it. */
    static double halfCosine(double part) {
        return (1 + Math.cos(Math.PI * part)) / 2;
    }
}
