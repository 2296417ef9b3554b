package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.initializers.STFTInitializer.Scaling;
import dev.corno.initializers.Window;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.core.Input;
import dev.corno.models.Sequential;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Spectrograms; numbers are Keras's. */
class SpectrogramTest {

    private static final float TOLERANCE = 1e-3f;
    private static final Tensor SOUND = Tensor.of(new float[] {1, 2, -1, 0, 3, -2, 1, 1}, 8);

    @Test
    void sizesOfFrequenciesAreKerass() {
        STFTSpectrogram layer = new STFTSpectrogram().mode(SpectrogramMode.MAGNITUDE).frameLength(4).frameStep(2);
        Tensor sound = Tensor.of(new float[] {1, 2, -1, 0, 3, -2}, 1, 6, 1);

        Tensor shown = new Sequential(new Input(6, 1), layer).predict(sound);

        assertEquals(Shape.of(1, 2, 3), shown.shape());
        assertArrayEquals(new float[] {0.70710683f, 1.5811391f, 2.1213205f, 2.1213205f, 2.1213205f, 2.1213205f}, shown.toFloatArray(),
                TOLERANCE);
    }

    @Test
    void decibelsOfBandsAreKerass() {
        Tensor shown = new MelSpectrogram().fftLength(8).sequenceStride(4).numMelBins(2).samplingRate(8000).call(SOUND);

        assertEquals(Shape.of(2, 3), shown.shape());
        assertArrayEquals(new float[] {8.632735f, 1.5719564f, -3.408464f, 9.379366f, 13.189873f, 10.687626f}, shown.toFloatArray(),
                TOLERANCE);
    }

    @Test
    void rejectsLengthsThatAreNull() {
        assertEquals("frameStep", assertThrows(NullPointerException.class, () -> stft(null, OptionalInt.empty())).getMessage());
        assertEquals("fftLength", assertThrows(NullPointerException.class, () -> stft(OptionalInt.empty(), null)).getMessage());
    }

    private static STFTSpectrogram stft(OptionalInt frameStep, OptionalInt fftLength) {
        return new STFTSpectrogram(null, SpectrogramMode.LOG, 256, frameStep, fftLength, Window.HANN, false, Scaling.DENSITY, Padding.VALID,
                false, DataFormat.CHANNELS_LAST);
    }

    @Test
    void rejectsWhatDoesNotFit() {
        assertFails("STFTSpectrogram: frameLength must be 1 to 1073741824, got 0.", () -> new STFTSpectrogram().frameLength(0));
        assertFails("STFTSpectrogram: frameLength must be 1 to 1073741824, got 1073741825.",
                () -> new STFTSpectrogram().frameLength((1 << 30) + 1));
        assertFails("STFTSpectrogram: frameStep must be 1 to frameLength, which is 256, got 257.", () -> new STFTSpectrogram().frameStep(257));
        assertFails("STFTSpectrogram: fftLength must be frameLength, which is 256, to 1073741824, got 128.",
                () -> new STFTSpectrogram().fftLength(128));
        assertFails("STFTSpectrogram: fftLength must be frameLength, which is 256, to 1073741824, got 2147483647.",
                () -> new STFTSpectrogram().fftLength(Integer.MAX_VALUE));
        assertFails("STFTSpectrogram: frameStep must be given where frameLength is 1, whose half is 0. Call frameStep(1).",
                () -> new STFTSpectrogram().frameLength(1).outputShape(Shape.of(8, 1)));
        assertFails("STFTSpectrogram: padding must be one of SAME, VALID, got CAUSAL.", () -> new STFTSpectrogram().padding(Padding.CAUSAL));
        assertFails("STFTSpectrogram: expects inputs of shape (time, channels), got (8). Put new Reshape(...) before it.",
                () -> new STFTSpectrogram().outputShape(Shape.of(8)));
        assertFails("STFTSpectrogram: expects at least 256 samples for a frame, got (8, 1). Use a shorter frameLength or padding(SAME).",
                () -> new STFTSpectrogram().outputShape(Shape.of(8, 1)));
        assertFails("MelSpectrogram: fftLength, sequenceStride, samplingRate and numMelBins must be positive integers, got 2048, 0, 16000 and "
                + "128.", () -> new MelSpectrogram().sequenceStride(0));
        assertFails("MelSpectrogram: sequenceLength must be 1 to fftLength, which is 2048, got 4096.",
                () -> new MelSpectrogram().sequenceLength(4096));
        assertFails("MelSpectrogram: window must be one of HAMMING, HANN, NONE, got BOXCAR.", () -> new MelSpectrogram().window(Window.BOXCAR));
        assertFails("MelSpectrogram: minFreq must be 0 or more and below maxFreq, got 9000.0 and 8000.0.",
                () -> new MelSpectrogram().minFreq(9000));
        assertFails("MelSpectrogram: minPower must be a positive number, got 0.0.", () -> new MelSpectrogram().minPower(0));
        assertFails("MelSpectrogram: minPower must be a positive number, got Infinity.",
                () -> new MelSpectrogram().minPower(Double.POSITIVE_INFINITY));
        assertFails("MelSpectrogram: topDb must be a number or infinity, got NaN.", () -> new MelSpectrogram().topDb(Double.NaN));
        assertFails("MelSpectrogram: magExp and refPower must be finite numbers, got NaN and 1.0.",
                () -> new MelSpectrogram().magExp(Double.NaN));
        assertFails("MelSpectrogram: magExp and refPower must be finite numbers, got 2.0 and NaN.",
                () -> new MelSpectrogram().refPower(Double.NaN));
        assertFails("MelSpectrogram: expects signals of at least one sample, got none. Leave empty signals out.",
                () -> new MelSpectrogram().outputShape(Shape.of(0)));
        assertFails("MelSpectrogram: expects signals of at least one sample, got none. Leave empty signals out.",
                () -> new MelSpectrogram().call(Tensor.of(new float[0], 1, 0)));
        assertFails("MelSpectrogram: expects inputs of shape (time), got (8, 1). Put new Reshape(...) before it.",
                () -> new MelSpectrogram().outputShape(Shape.of(8, 1)));
        assertFails("MelSpectrogram: expects signals of shape (batch, time), or a single one, got (1, 8, 1).",
                () -> new MelSpectrogram().call(SOUND.reshape(1, 8, 1)));
    }
}
