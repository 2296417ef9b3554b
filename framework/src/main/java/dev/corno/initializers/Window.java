package dev.corno.initializers;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * How much each sample of a frame counts, from its first to its last: the windows of SciPy's {@code scipy.signal.windows} that need no
 * further number. With {@code n} from 0 to {@code N-1}.
 */
public enum Window {

    /** No window, which is then not normalized either. */
    NONE((n, length) -> 1),
    /** 1 everywhere. */
    BOXCAR((n, length) -> 1),
    /** Half a cosine up and down: {@code (1 - cos(2 pi n/(N-1)))/2}. */
    HANN((n, length) -> cosines(n, length, 0.5, 0.5)),
    /** Hann's on a small step: {@code 0.54 - 0.46 cos(2 pi n/(N-1))}. */
    HAMMING((n, length) -> cosines(n, length, 0.54, 0.46)),
    /** Three cosines: 0.42, 0.5, 0.08. */
    BLACKMAN((n, length) -> cosines(n, length, 0.42, 0.5, 0.08)),
    /** Four cosines, after Nuttall. */
    NUTTALL((n, length) -> cosines(n, length, 0.3635819, 0.4891775, 0.1365995, 0.0106411)),
    /** Four cosines, after Blackman and Harris. */
    BLACKMANHARRIS((n, length) -> cosines(n, length, 0.35875, 0.48829, 0.14128, 0.01168)),
    /** Five cosines with a flat top. */
    FLATTOP((n, length) -> cosines(n, length, 0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368)),
    /** A triangle from 0 to 1 to 0. */
    BARTLETT((n, length) -> 1 - Math.abs(2 * n / (length - 1) - 1)),
    /** A triangle that does not reach 0. */
    TRIANG((n, length) -> 1 - Math.abs(n - (length - 1) / 2) / (length % 2 == 0 ? length / 2 : (length + 1) / 2)),
    /** Half a sine: {@code sin(pi (n + 1/2)/N)}. */
    COSINE((n, length) -> Math.sin(Math.PI / length * (n + 0.5))),
    /** Two half cosines multiplied. */
    BOHMAN((n, length) -> {
        double x = Math.abs(2 * n / (length - 1) - 1);
        return n == 0 || n == length - 1 ? 0 : (1 - x) * Math.cos(Math.PI * x) + Math.sin(Math.PI * x) / Math.PI;
    }),
    /** Between Bartlett's and Hann's. */
    BARTHANN((n, length) -> {
        double x = Math.abs(n / (length - 1) - 0.5);
        return 0.62 - 0.48 * x + 0.38 * Math.cos(2 * Math.PI * x);
    }),
    /** Cubics, after Parzen. */
    PARZEN((n, length) -> {
        double distance = Math.abs(n - (length - 1) / 2);
        double x = distance / (length / 2);
        return distance <= (length - 1) / 4 ? 1 - 6 * x * x + 6 * x * x * x : 2 * Math.pow(1 - x, 3);
    }),
    /** Hann's, of which the middle half is 1. */
    TUKEY((n, length) -> {
        double fromEnd = Math.min(n, length - 1 - n);
        return fromEnd <= Math.floor((length - 1) / 4) ? (1 + Math.cos(Math.PI * (4 * fromEnd / (length - 1) - 1))) / 2 : 1;
    }),
    /** The middle of {@code sin(pi x)/(pi x)}. */
    LANCZOS((n, length) -> {
        double x = Math.PI * (2 * n / (length - 1) - 1);
        return x == 0 ? 1 : Math.sin(x) / x;
    }),
    /** Falls from the middle by {@code e} for each sample. */
    EXPONENTIAL((n, length) -> Math.exp(-Math.abs(n - (length - 1) / 2)));

    private final DoubleBinaryOperator formula;

    Window(DoubleBinaryOperator formula) {
        this.formula = formula;
    }

    private static double cosines(double n, double length, double... factors) {
        double angle = -Math.PI + 2 * Math.PI * n / (length - 1);
        double sum = 0;
        for (int k = 0; k < factors.length; k++) {
            sum += factors[k] * Math.cos(k * angle);
        }
        return sum;
    }

    /**
     * {@return how much each sample of a frame counts, from 0 on}
     *
     * @param frame how many samples there are
     * @param periodic whether the window is one period of a longer signal: the window of one sample more without its last
     */
    public IntToDoubleFunction over(int frame, boolean periodic) {
        int length = periodic ? frame + 1 : frame;
        return n -> frame == 1 ? 1 : formula.applyAsDouble(n, length);
    }
}
