package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.Identity;
import dev.corno.models.Sequential;
import dev.corno.tensor.DataType;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Size2D;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of colours at strengths without chance, by hand. */
class ColorsTest {

    private static final float TOLERANCE = 1e-4f;
    private static final Range UNIT = new Range(0, 1);
    private static final Range ALWAYS = new Range(1, 1);

    private static Range only(double value) {
        return new Range(value, value);
    }

    private static float[] pixel(Preprocessing layer, float... values) {
        return layer.call(Tensor.of(values, 1, values.length / 3, 3), true, 0).toFloatArray();
    }

    private static float[] grey(Preprocessing layer, float... values) {
        return layer.call(Tensor.of(values, 1, values.length, 1), true, 0).toFloatArray();
    }

    @Test
    void brightnessAddsAPartOfTheRange() {
        assertArrayEquals(new float[] {61, 255}, grey(new RandomBrightness(only(0.2)), 10, 250));
        assertArrayEquals(new float[] {0, 0.3f}, grey(new RandomBrightness(only(-0.5)).valueRange(UNIT), 0.1f, 0.8f), TOLERANCE);
    }

    @Test
    void contrastSpreadsAroundTheMean() {
        assertArrayEquals(new float[] {50, 150}, grey(new RandomContrast(new Range(0, 0)), 50, 150), TOLERANCE);
        Tensor pixels = Tensor.of(new float[] {80, 120}, 1, 2, 1);
        float spread = new RandomContrast(new Range(0.5, 0.5)).call(pixels, true, 4).at(0, 1, 0) - 100;
        assertEquals(true, spread >= 10 && spread <= 30 && spread != 20);
    }

    @Test
    void hueTurnsOnTheWheel() {
        float[] turned = pixel(new RandomHue(only(2 / 3.0)), 255, 0, 0);
        assertEquals(255, turned[0] + turned[1] + turned[2], TOLERANCE);
        assertEquals(0, turned[0], TOLERANCE);
        assertArrayEquals(new float[] {30, 60, 200}, pixel(new RandomHue(only(0)), 30, 60, 200), 1e-3f);
    }

    @Test
    void saturationGoesFromGreyToFull() {
        assertArrayEquals(new float[] {200, 200, 200}, pixel(new RandomSaturation(only(0)), 200, 100, 150), 1e-3f);
        assertArrayEquals(new float[] {200, 100, 150}, pixel(new RandomSaturation(only(0.5)), 200, 100, 150), 1e-2f);
        assertArrayEquals(new float[] {-85, 200, -55}, pixel(new RandomSaturation(only(0.6)), 10, 200, 30), 1e-2f);
        assertArrayEquals(new float[] {0, 200, 21.0526f}, pixel(new RandomSaturation(only(0.6)).valueRange(UNIT), 10, 200, 30), 1e-2f);
    }

    @Test
    void greyIsAsBrightAsTheEyeSees() {
        assertArrayEquals(new float[] {29.89f, 29.89f, 29.89f}, pixel(new RandomGrayscale(1), 100, 0, 0), TOLERANCE);
        assertArrayEquals(new float[] {64.945f, 14.945f, 14.945f}, pixel(new RandomColorDegeneration(only(0.5)), 100, 0, 0), TOLERANCE);
        assertArrayEquals(new float[] {100, 0, 0}, pixel(new RandomGrayscale(0), 100, 0, 0));
    }

    @Test
    void sharpnessBlursOrSharpens() {
        assertArrayEquals(new float[] {5 / 13f * 26, 2, 0}, grey(new RandomSharpness(only(0)), 26, 0, 0), TOLERANCE);
        assertArrayEquals(new float[] {26, 0, 0}, grey(new RandomSharpness(only(0.5)), 26, 0, 0), TOLERANCE);
        assertArrayEquals(new float[] {42, 0, 0}, grey(new RandomSharpness(only(1)), 26, 0, 0), TOLERANCE);
    }

    @Test
    void gaussianBlurHasZerosAround() {
        double side = Math.exp(-0.5);
        double whole = 1 + 2 * side;
        float[] blurred = grey(new RandomGaussianBlur(ALWAYS).sigma(only(1)), 0, 100, 0);
        assertArrayEquals(new float[] {(float) (100 * side / whole / whole), (float) (100 / whole / whole),
                (float) (100 * side / whole / whole)}, blurred, 1e-3f);
    }

    @Test
    void invertTakesFromTheGreatest() {
        assertArrayEquals(new float[] {245, 5}, grey(new RandomInvert(ALWAYS), 10, 250));
        assertArrayEquals(new float[] {10, 250}, grey(new RandomInvert(only(0)), 10, 250));
    }

    @Test
    void posterizationDropsBits() {
        assertArrayEquals(new float[] {192, 64, 0}, grey(new RandomPosterization(2, 2), 255, 100, 63));
    }

    @Test
    void solarizationInvertsTheBright() {
        assertArrayEquals(new float[] {255, 0}, grey(new Solarization(), 0, 255));
        assertArrayEquals(new float[] {0.6f}, grey(new Solarization().valueRange(UNIT), 0.4f), TOLERANCE);
    }

    @Test
    void autoContrastStretchesAlways() {
        assertArrayEquals(new float[] {0, 127.5f, 255}, grey(new AutoContrast(), 10, 15, 20), TOLERANCE);
        assertEquals(Tensor.of(new float[] {7, 7}, 1, 2, 1), new AutoContrast().call(Tensor.of(new float[] {7, 7}, 1, 2, 1)));
    }

    @Test
    void autoContrastLooksAtTheLastAxisAsKerasDoes() {
        Tensor columns = Tensor.of(new float[] {10, 20, 30, 40}, 1, 1, 2, 2);
        assertEquals(Tensor.of(new float[] {0, 0, 255, 255}, 1, 1, 2, 2), new AutoContrast().dataFormat(DataFormat.CHANNELS_FIRST).call(columns));
    }

    @Test
    void tilesAreEqualizedAsInKeras() {
        float[] values = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110};
        float[] keras = {0, 11.620254f, 23.240507f, 34.86076f, 46.481014f, 58.101265f, 63.441353f, 74.00832f, 84.5753f, 93.764015f,
            105.293144f, 116.82227f};
        var layer = new ContrastLimitedAdaptiveHistogramEqualization().tileGridSize(new Size2D(2, 1)).clipLimit(2);

        assertArrayEquals(keras, layer.call(Tensor.of(values, 1, 4, 3, 1)).toFloatArray(), 1e-3f);
        assertEquals(DataType.UINT8, layer.call(Tensor.zeros(DataType.UINT8, Shape.of(4, 3, 1))).dtype());
        assertFails("ContrastLimitedAdaptiveHistogramEqualization: clipLimit must be 0 or a positive number, got -1.0.",
                () -> layer.clipLimit(-1));
    }

    @Test
    void equalizationCountsTheBatchAndLeavesPredictionsAlone() {
        Tensor pictures = Tensor.of(new float[] {0, 100, 100, 200}, 2, 1, 2, 1);

        assertEquals(Tensor.of(new float[] {0, 170, 170, 255}, 2, 1, 2, 1), new Equalization().bins(4).call(pictures));
        assertEquals(pictures, new Sequential(new Input(1, 2, 1), new Equalization().bins(4), new Identity()).predict(pictures));
    }

    @Test
    void equalizationSpreadsFrequencies() {
        assertArrayEquals(new float[] {0, 0, 128, 255}, grey(new Equalization(), 10, 10, 11, 200));
        assertArrayEquals(new float[] {0, 0, 128 / 255f, 1}, grey(new Equalization().valueRange(UNIT), 0.1f, 0.1f, 0.2f, 0.8f), TOLERANCE);
        assertArrayEquals(new float[] {9, 9}, grey(new Equalization(), 9, 9));
    }

    @Test
    void erasingCoversARectangle() {
        Tensor pictures = Tensor.full(1, 50, 10, 10, 1);
        Tensor erased = new RandomErasing(ALWAYS).scale(only(0.25)).fillValue(7).call(pictures, true, 0);
        for (int i = 0; i < 50; i++) {
            float sum = 0;
            for (float value : erased.slice(i, i + 1).toFloatArray()) {
                sum += value;
            }
            assertEquals(100 + 25 * 6, sum);
        }
    }

    @Test
    void pcaColorJitterAddsOneColourToThePicture() {
        float[] changed = pixel(new PcaColorJitter(0.1), 10, 20, 30, 40, 50, 60);
        assertEquals(changed[0] - 10, changed[3] - 40, TOLERANCE);
        assertEquals(changed[2] - 30, changed[5] - 60, TOLERANCE);
        var first = new PcaColorJitter(1).directions(List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)).valueRange(UNIT);
        assertArrayEquals(new float[] {0.5f, 0.5f}, new float[] {pixel(first, 0.5f, 0.5f, 0.5f)[1], pixel(first, 0.5f, 0.5f, 0.5f)[2]});
    }

    @Test
    void colourLayersNeedColours() {
        assertFails("RandomHue: expects pictures of 3 channels: red, green and blue, got 1.",
                () -> new RandomHue(0.1).outputShape(Shape.of(4, 4, 1)));
        assertFails("RandomColorJitter: expects pictures of 3 channels: red, green and blue, got 2.",
                () -> new RandomColorJitter().hueFactor(0.1).call(Tensor.full(1, 2, 2, 2), true, 0));
        assertFails("RandomErasing: expects pictures of 2 channels for its 2 values, got 3.",
                () -> new RandomErasing().fillValue(List.of(1.0, 2.0)).outputShape(Shape.of(4, 4, 3)));
    }
}
