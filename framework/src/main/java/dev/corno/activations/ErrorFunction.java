package dev.corno.activations;

/** The Gauss error function {@code erf(x) = 2 / sqrt(pi) * integral of exp(-t^2) from 0 to x}, to about 15 digits. */
final class ErrorFunction {

    private static final double SERIES_UP_TO = 2.5;
    private static final double ONE_FROM = 6;
    private static final int FRACTION_DEPTH = 60;

    private ErrorFunction() {
    }

    static double erf(double x) {
        double size = Math.abs(x);
        if (size >= ONE_FROM) {
            return Math.signum(x);
        }
        return Math.copySign(size < SERIES_UP_TO ? series(size) : 1 - complement(size), x);
    }

    // Abramowitz and Stegun 7.1.6: every term is positive, so nothing cancels.
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    // Abramowitz and Stegun 7.1.14, from the innermost fraction outwards.
    private static double complement(double x) {
        double fraction = x;
        for (int n = FRACTION_DEPTH; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
    }
}
