package dev.corno.losses;

/** Keras's cutting of probabilities, in the float32 numbers that Keras computes with, so that logarithms stay finite. */
final class Probability {

    private static final double LOWEST = 1e-7f;
    private static final double HIGHEST = 1f - 1e-7f;

    private Probability() {
    }

    static double clip(double probability) {
        return Math.min(Math.max(probability, LOWEST), HIGHEST);
    }

    /** Returns whether {@link #clip} cuts, where its gradient is zero. */
    static boolean isClipped(double probability) {
        return probability < LOWEST || probability > HIGHEST;
    }

    static double checkSmoothing(String loss, double smoothing) {
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new IllegalArgumentException(loss + ": labelSmoothing must be in [0, 1], got " + smoothing + ".");
        }
        return smoothing;
    }
}
