package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.initializers.Window;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * Shows how loud a signal is in each frame and band of frequencies, whose widths follow hearing: sizes of a Fourier transform to the
 * power of {@code magExp}, weighed by triangles that are equally wide in mels, {@code 1127 log(1 + f / 700)}. In decibels it is {@code
 * 10 log10(max(s, minPower) / max(refPower, minPower))}, but not less than the greatest of the batch minus {@code topDb}. Frames lie
 * around every {@code sequenceStride}-th sample; the signal is mirrored at its ends.
 *
 * <p>Input shape: {@code (batch, time)}, or a single signal, of one sample or more. Output shape: {@code (batch, numMelBins, frames)}, with one frame more
 * than {@code time / sequenceStride}.
 *
 * <pre>{@code
 * var layer = new MelSpectrogram().fftLength(512).sequenceStride(128).numMelBins(40);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param fftLength the length of the transform, at least 1; 2048 by default
 * @param sequenceStride samples from one frame to the next, at least 1; 512 by default
 * @param sequenceLength samples of a frame, 1 to {@code fftLength}; {@code fftLength} by default
 * @param window how much each sample of a frame counts: {@code HANN} (default), {@code HAMMING} or {@code NONE}
 * @param samplingRate samples of a second, at least 1; 16000 by default
 * @param numMelBins how many bands there are, at least 1; 128 by default
 * @param minFreq where the lowest band begins, in hertz, 0 or more; 20 by default
 * @param maxFreq where the highest band ends, in hertz, above {@code minFreq}; half of {@code samplingRate} by default
 * @param powerToDb whether sums become decibels; true by default
 * @param topDb how many decibels less than the loudest are shown, infinity for all; 80 by default
 * @param magExp the exponent of sizes: 1 for sizes, 2 (default) for powers
 * @param minPower what smaller sums are taken for in decibels, above 0 and finite; 1e-10 by default
 * @param refPower what has 0 decibels; 1 by default
 */
@CheckReturnValue
public record MelSpectrogram(String name, int fftLength, int sequenceStride, OptionalInt sequenceLength, Window window,
        int samplingRate, int numMelBins, double minFreq, OptionalDouble maxFreq, boolean powerToDb, double topDb, double magExp,
        double minPower, double refPower) implements Preprocessing {

    /** Checks the parameters. */
    public MelSpectrogram {
        Objects.requireNonNull(sequenceLength, "sequenceLength");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(maxFreq, "maxFreq");
        if (fftLength < 1 || sequenceStride < 1 || samplingRate < 1 || numMelBins < 1) {
            throw new IllegalArgumentException("MelSpectrogram: fftLength, sequenceStride, samplingRate and numMelBins must be positive "
                    + "integers, got " + fftLength + ", " + sequenceStride + ", " + samplingRate + " and " + numMelBins + ".");
        }
        if (sequenceLength.isPresent() && (sequenceLength.getAsInt() < 1 || sequenceLength.getAsInt() > fftLength)) {
            throw new IllegalArgumentException("MelSpectrogram: sequenceLength must be 1 to fftLength, which is " + fftLength + ", got "
                    + sequenceLength.getAsInt() + ".");
        }
        if (window != Window.HANN && window != Window.HAMMING && window != Window.NONE) {
            throw new IllegalArgumentException("MelSpectrogram: window must be one of HAMMING, HANN, NONE, got " + window + ".");
        }
        double most = maxFreq.orElse(samplingRate / 2);
        if (!(minFreq >= 0 && minFreq < most && most < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("MelSpectrogram: minFreq must be 0 or more and below maxFreq, got " + minFreq + " and " + most
                    + ".");
        }
        if (!(minPower > 0 && minPower < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("MelSpectrogram: minPower must be a positive number, got " + minPower + ".");
        }
        if (!(topDb > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("MelSpectrogram: topDb must be a number or infinity, got " + topDb + ".");
        }
        if (!Double.isFinite(magExp) || !Double.isFinite(refPower)) {
            throw new IllegalArgumentException("MelSpectrogram: magExp and refPower must be finite numbers, got " + magExp + " and " + refPower
                    + ".");
        }
    }

    /**
     * Keras's defaults.
     */
    public MelSpectrogram() {
        this(null, 2048, 512, OptionalInt.empty(), Window.HANN, 16000, 128, 20, OptionalDouble.empty(), true, 80, 2, 1e-10, 1);
    }

    @Override
    public MelSpectrogram name(String value) {
        return new MelSpectrogram(value, fftLength, sequenceStride, sequenceLength, window, samplingRate, numMelBins, minFreq, maxFreq,
                powerToDb, topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with a longer or shorter transform}
     *
     * @param value see {@link #fftLength}
     */
    public MelSpectrogram fftLength(int value) {
        return new MelSpectrogram(name, value, sequenceStride, sequenceLength, window, samplingRate, numMelBins, minFreq, maxFreq,
                powerToDb, topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with frames at another distance}
     *
     * @param value see {@link #sequenceStride}
     */
    public MelSpectrogram sequenceStride(int value) {
        return new MelSpectrogram(name, fftLength, value, sequenceLength, window, samplingRate, numMelBins, minFreq, maxFreq, powerToDb,
                topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with longer or shorter frames}
     *
     * @param value see {@link #sequenceLength}
     */
    public MelSpectrogram sequenceLength(int value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, OptionalInt.of(value), window, samplingRate, numMelBins, minFreq,
                maxFreq, powerToDb, topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with another window}
     *
     * @param value see {@link #window}
     */
    public MelSpectrogram window(Window value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, value, samplingRate, numMelBins, minFreq, maxFreq,
                powerToDb, topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with another sampling rate}
     *
     * @param value see {@link #samplingRate}
     */
    public MelSpectrogram samplingRate(int value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, window, value, numMelBins, minFreq, maxFreq, powerToDb,
                topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with more or fewer bands}
     *
     * @param value see {@link #numMelBins}
     */
    public MelSpectrogram numMelBins(int value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, window, samplingRate, value, minFreq, maxFreq,
                powerToDb, topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with another lowest frequency}
     *
     * @param value see {@link #minFreq}
     */
    public MelSpectrogram minFreq(double value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, window, samplingRate, numMelBins, value, maxFreq,
                powerToDb, topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with another highest frequency}
     *
     * @param value see {@link #maxFreq}
     */
    public MelSpectrogram maxFreq(double value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, window, samplingRate, numMelBins, minFreq,
                OptionalDouble.of(value), powerToDb, topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with decibels or sums}
     *
     * @param value see {@link #powerToDb}
     */
    public MelSpectrogram powerToDb(boolean value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, window, samplingRate, numMelBins, minFreq, maxFreq,
                value, topDb, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with another range of decibels}
     *
     * @param value see {@link #topDb}
     */
    public MelSpectrogram topDb(double value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, window, samplingRate, numMelBins, minFreq, maxFreq,
                powerToDb, value, magExp, minPower, refPower);
    }

    /**
     * {@return a copy with another exponent of sizes}
     *
     * @param value see {@link #magExp}
     */
    public MelSpectrogram magExp(double value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, window, samplingRate, numMelBins, minFreq, maxFreq,
                powerToDb, topDb, value, minPower, refPower);
    }

    /**
     * {@return a copy with another least power}
     *
     * @param value see {@link #minPower}
     */
    public MelSpectrogram minPower(double value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, window, samplingRate, numMelBins, minFreq, maxFreq,
                powerToDb, topDb, magExp, value, refPower);
    }

    /**
     * {@return a copy with another power of 0 decibels}
     *
     * @param value see {@link #refPower}
     */
    public MelSpectrogram refPower(double value) {
        return new MelSpectrogram(name, fftLength, sequenceStride, sequenceLength, window, samplingRate, numMelBins, minFreq, maxFreq,
                powerToDb, topDb, magExp, minPower, value);
    }

    private int frames(int time) {
        if (time == 0) {
            throw new ShapeMismatchException("MelSpectrogram", "expects signals of at least one sample, got none. Leave empty signals out.");
        }
        return time == Shape.UNKNOWN ? Shape.UNKNOWN : (time + fftLength / 2 * 2 - fftLength) / sequenceStride + 1;
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 1) {
            throw new ShapeMismatchException("MelSpectrogram", "expects inputs of shape (time), got " + input
                    + ". Put new Reshape(...) before it.");
        }
        return Shape.of(numMelBins, frames(input.dim(0)));
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        if (batch.rank() != 1 && batch.rank() != 2) {
            throw new ShapeMismatchException("MelSpectrogram", "expects signals of shape (batch, time), or a single one, got " + batch.shape()
                    + ".");
        }
        int time = batch.shape().dim(-1);
        int count = batch.rank() == 1 ? 1 : batch.rows();
        int frames = frames(time);
        float[] signals = batch.toFloatArray();
        float[] sums = new float[count * numMelBins * frames];
        Fourier fourier = new Fourier(fftLength);
        double[] weights = weights();
        double[][] bands = bands();
        double[] frame = new double[fftLength];
        for (int i = 0; i < count * frames; i++) {
            int from = i % frames * sequenceStride - fftLength / 2;
            for (int t = 0; t < fftLength; t++) {
                frame[t] = weights[t] == 0 ? 0 : weights[t] * signals[i / frames * time + mirrored(from + t, time)];
            }
            double[] power = fourier.power(frame);
            for (int band = 0; band < numMelBins; band++) {
                sums[(i / frames * numMelBins + band) * frames + i % frames] = (float) sum(power, bands[band]);
            }
        }
        if (powerToDb) {
            toDecibels(sums);
        }
        return batch.rank() == 1 ? Tensor.of(sums, numMelBins, frames) : Tensor.of(sums, count, numMelBins, frames);
    }

    // Without repeating the ends, as NumPy's padding "reflect".
    private static int mirrored(int place, int time) {
        int turn = time == 1 ? 0 : Math.floorMod(place, 2 * time - 2);
        return turn < time ? turn : 2 * time - 2 - turn;
    }

    private double[] weights() {
        double[] weights = new double[fftLength];
        int length = window == Window.NONE ? fftLength : sequenceLength.orElse(fftLength);
        IntToDoubleFunction weight = window.over(length, true);
        for (int t = 0; t < length; t++) {
            weights[(fftLength - length) / 2 + t] = weight.applyAsDouble(t);
        }
        return weights;
    }

    private static double mel(double frequency) {
        return 1127.0 * Math.log(1 + frequency / 700);
    }

    /** The weight of each frequency in each band. */
    private double[][] bands() {
        double least = mel(minFreq);
        double step = (mel(maxFreq.orElse(samplingRate / 2)) - least) / (numMelBins + 1);
        double[][] bands = new double[numMelBins][fftLength / 2 + 1];
        for (int band = 0; band < numMelBins; band++) {
            double middle = least + (band + 1) * step;
            for (int f = 1; f < bands[band].length; f++) {
                double mel = mel(samplingRate / 2.0 * f / (bands[band].length - 1));
                bands[band][f] = Math.max(0, 1 - Math.abs(mel - middle) / step);
            }
        }
        return bands;
    }

    private double sum(double[] power, double[] band) {
        double sum = 0;
        for (int f = 1; f < band.length; f++) {
            sum += band[f] == 0 ? 0 : band[f] * (magExp == 2 ? power[f] : Math.pow(power[f], magExp / 2));
        }
        return sum;
    }

    private void toDecibels(float[] sums) {
        double reference = 10 * Math.log10(Math.max(Math.abs(refPower), minPower));
        float loudest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (float) (10 * Math.log10(Math.max(sums[i], minPower)) - reference);
            loudest = Math.max(loudest, sums[i]);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.max(sums[i], loudest - (float) topDb);
        }
    }
}
