package dev.corno.optimizers;

/** The three ways of Keras to keep gradients small; at most one is chosen. */
final class GradientClipping {

    private GradientClipping() {
    }

    static boolean needsNorms(OptimizerOptions options) {
        return options.clipNorm() > 0 || options.globalClipNorm() > 0;
    }

    /** Returns the factor that brings one weight's gradient of this norm within the limit. */
    static float scale(double norm, double limit) {
        return (float) (limit / Math.max(norm, limit));
    }

    /** Returns the factor that brings gradients of this norm within the limit: NaN, as in Keras, where the norm is not finite. */
    static float globalScale(double norm, double limit) {
        return Double.isFinite(norm) ? scale(norm, limit) : Float.NaN;
    }

    static void scale(float[] gradient, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            gradient[i] *= factor;
        }
    }

    static void cut(float[] gradient, int from, int to, float limit) {
        for (int i = from; i < to; i++) {
            gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
        }
    }

    // Four sums side by side, since one addition after another would wait for the one before.
    static double squareSum(float[] gradient, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int whole = from + (to - from & -4);
        for (int i = from; i < whole; i += 4) {
            first += (double) gradient[i] * gradient[i];
            second += (double) gradient[i + 1] * gradient[i + 1];
            third += (double) gradient[i + 2] * gradient[i + 2];
            fourth += (double) gradient[i + 3] * gradient[i + 3];
        }
        for (int i = whole; i < to; i++) {
            first += (double) gradient[i] * gradient[i];
        }
        return first + second + (third + fourth);
    }
}
