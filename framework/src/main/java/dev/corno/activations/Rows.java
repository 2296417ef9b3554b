package dev.corno.activations;

/** What the row-wise activations have in common. */
final class Rows {

    private Rows() {
    }

    static double max(float[] x, int from, int width) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + width; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }
}
