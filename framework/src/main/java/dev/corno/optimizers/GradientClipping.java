package dev.corno.optimizers;

/** The three ways of Keras to keep gradients small; at most one is chosen. */
final class GradientClipping {

    private GradientClipping() {
    }

    static void clip(float[] gradient, int size, OptimizerOptions options) {
        if (options.clipNorm() > 0) {
            double norm = Math.sqrt(squareSum(gradient, size));
            scale(gradient, size, (float) (options.clipNorm() / Math.max(norm, options.clipNorm())));
        } else if (options.clipValue() > 0) {
            float limit = (float) options.clipValue();
            for (int i = 0; i < size; i++) {
                gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
            }
        }
    }

    /** Returns the factor that brings gradients of this norm within the limit: NaN, as in Keras, where the norm is not finite. */
    static float globalScale(double norm, double limit) {
        return Double.isFinite(norm) ? (float) (limit / Math.max(norm, limit)) : Float.NaN;
    }

    static void scale(float[] gradient, int size, float factor) {
        if (factor != 1) {
            for (int i = 0; i < size; i++) {
                gradient[i] *= factor;
            }
        }
    }

    static double squareSum(float[] gradient, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (double) gradient[i] * gradient[i];
        }
        return sum;
    }
}
