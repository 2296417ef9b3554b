package dev.corno.layers.preprocessing;

/** The discrete Fourier transform of real numbers: {@code X(f) = sum of x(t) e^(-2 pi i f t / n)}, as squares of sizes. */
final class Fourier {

    private final int length;
    private final double[] cos;
    private final double[] sin;

    Fourier(int length) {
        this.length = length;
        cos = new double[length];
        sin = new double[length];
        for (int i = 0; i < length; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / length);
            sin[i] = -Math.sin(2 * Math.PI * i / length);
        }
    }

    /** {@return {@code |X(f)|^2} for f from 0 to half the length} */
    double[] power(double[] signal) {
        double[] real = new double[length];
        double[] imaginary = new double[length];
        transform(signal, 0, 1, real, imaginary, 0, length);
        double[] power = new double[length / 2 + 1];
        for (int i = 0; i < power.length; i++) {
            power[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
        }
        return power;
    }

    // Cooley and Tukey's: halves of even and odd places, as long as the length is even.
    private void transform(double[] signal, int from, int step, double[] real, double[] imaginary, int at, int count) {
        if (count % 2 != 0) {
            sum(signal, from, step, real, imaginary, at, count);
            return;
        }
        int half = count / 2;
        transform(signal, from, 2 * step, real, imaginary, at, half);
        transform(signal, from + step, 2 * step, real, imaginary, at + half, half);
        for (int i = 0; i < half; i++) {
            int even = at + i;
            int odd = even + half;
            double turnedReal = real[odd] * cos[i * step] - imaginary[odd] * sin[i * step];
            double turnedImaginary = real[odd] * sin[i * step] + imaginary[odd] * cos[i * step];
            real[odd] = real[even] - turnedReal;
            imaginary[odd] = imaginary[even] - turnedImaginary;
            real[even] += turnedReal;
            imaginary[even] += turnedImaginary;
        }
    }

    private void sum(double[] signal, int from, int step, double[] real, double[] imaginary, int at, int count) {
        for (int f = 0; f < count; f++) {
            double sumReal = 0;
            double sumImaginary = 0;
            for (int t = 0; t < count; t++) {
                int angle = (int) ((long) f * t % count) * step;
                sumReal += signal[from + t * step] * cos[angle];
                sumImaginary += signal[from + t * step] * sin[angle];
            }
            real[at + f] = sumReal;
            imaginary[at + f] = sumImaginary;
        }
    }
}
