package dev.corno.regularizers;

/** Sums over a weight, in double precision; four side by side, since one addition after another would wait for the one before. */
final class Sums {

    private Sums() {
    }

    static double squares(float[] weight, int size) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int whole = size & -4;
        for (int i = 0; i < whole; i += 4) {
            first += (double) weight[i] * weight[i];
            second += (double) weight[i + 1] * weight[i + 1];
            third += (double) weight[i + 2] * weight[i + 2];
            fourth += (double) weight[i + 3] * weight[i + 3];
        }
        for (int i = whole; i < size; i++) {
            first += (double) weight[i] * weight[i];
        }
        return first + second + (third + fourth);
    }

    static double sizes(float[] weight, int size) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int whole = size & -4;
        for (int i = 0; i < whole; i += 4) {
            first += Math.abs(weight[i]);
            second += Math.abs(weight[i + 1]);
            third += Math.abs(weight[i + 2]);
            fourth += Math.abs(weight[i + 3]);
        }
        for (int i = whole; i < size; i++) {
            first += Math.abs(weight[i]);
        }
        return first + second + (third + fourth);
    }
}
