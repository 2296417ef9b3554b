package dev.corno.losses;

import dev.corno.tensor.Tensor;

/** Keras's cutting of probabilities, in the float32 numbers that Keras computes with, so that logarithms stay finite. */
final class Probability {

    /** Keras's epsilon. */
    static final double LOWEST = 1e-7f;

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

    static void checkGamma(String loss, double gamma) {
        if (!(gamma >= 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException(loss + ": gamma must be a number of 0 or more, got " + gamma + ".");
        }
    }

    /** Returns labels moved towards equal shares of the classes along the last axis. */
    static Tensor smooth(Tensor yTrue, double smoothing) {
        double[] smoothed = yTrue.toDoubleArray();
        for (int i = 0; i < smoothed.length; i++) {
            smoothed[i] = smoothed[i] * (1 - smoothing) + smoothing / yTrue.shape().dim(-1);
        }
        return Tensor.of(smoothed, yTrue.shape().toArray());
    }
}
