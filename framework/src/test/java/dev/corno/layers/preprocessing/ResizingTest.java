package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.layers.DataFormat;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Expected weights are computed with NumPy from the kernels' formulas. */
class ResizingTest {

    private static final float TOLERANCE = 2e-6f;
    private static final Tensor ROW = Tensor.of(new float[] {1, 4, 2, 8, 5, 7}, 1, 6, 1);

    private static float[] resized(int width, Interpolation interpolation, boolean antialias) {
        return new Resizing(1, width).interpolation(interpolation).antialias(antialias).call(ROW).toFloatArray();
    }

    @Test
    void nearestTakesThePixelUnderTheCentre() {
        assertArrayEquals(new float[] {4, 8, 7}, resized(3, Interpolation.NEAREST, false));
        assertArrayEquals(new float[] {1, 1, 4, 4, 2, 2, 8, 8, 5, 5, 7, 7}, resized(12, Interpolation.NEAREST, false));
    }

    @Test
    void bilinearBlendsTwoPixels() {
        assertArrayEquals(new float[] {2.5f, 5, 6}, resized(3, Interpolation.BILINEAR, false), TOLERANCE);
        assertArrayEquals(new float[] {1, 2.5f, 3.6666667f, 2.3333333f, 5, 7.5f, 5.5f, 6, 7}, resized(9, Interpolation.BILINEAR, false),
                TOLERANCE);
    }

    @Test
    void antialiasTakesAllPixels() {
        assertArrayEquals(new float[] {2.4285715f, 4.875f, 6.285714f}, resized(3, Interpolation.BILINEAR, true), TOLERANCE);
        assertArrayEquals(new float[] {2.0825243f, 3.1822357f, 6.563553f, 6.213592f}, resized(4, Interpolation.BICUBIC, true), TOLERANCE);
        assertArrayEquals(new float[] {2.058381f, 3.3541741f, 6.43888f, 6.1767616f}, resized(4, Interpolation.LANCZOS3, true), TOLERANCE);
        assertArrayEquals(new float[] {2.0096388f, 3.4514728f, 6.349205f, 6.2123227f}, resized(4, Interpolation.LANCZOS5, true), TOLERANCE);
    }

    @Test
    void cubicAndLanczosFollowTheirCurves() {
        assertArrayEquals(new float[] {0.80263156f, 2.5294118f, 3.863426f, 1.9282408f, 5.0625f, 7.962963f, 5.314815f, 5.8823524f, 7.131579f},
                resized(9, Interpolation.BICUBIC, false), TOLERANCE);
        assertArrayEquals(new float[] {0.666678f, 2.6821516f, 3.8077257f, 1.8217698f, 5.0869565f, 8.070232f, 5.428598f, 5.667482f, 7.2697277f},
                resized(9, Interpolation.LANCZOS3, false), TOLERANCE);
        assertArrayEquals(new float[] {0.47652477f, 2.9335902f, 3.7188725f, 1.7215818f, 5.019085f, 8.225625f, 5.5407066f, 5.413382f, 7.4566765f},
                resized(9, Interpolation.LANCZOS5, false), TOLERANCE);
    }

    @Test
    void cropKeepsProportionsOfTheMiddle() {
        assertEquals(Tensor.of(new float[] {2, 8}, 1, 2, 1), new Resizing(1, 2).cropToAspectRatio(true).call(ROW));
    }

    @Test
    void padKeepsProportionsOfTheWhole() {
        Tensor picture = Tensor.of(new float[] {1, 2, 3, 4}, 1, 4, 1);
        assertEquals(Tensor.of(new float[] {9, 9, 9, 9, 1, 2, 3, 4, 9, 9, 9, 9}, 3, 4, 1),
                new Resizing(3, 4).padToAspectRatio(true).fillValue(9).call(picture));
        assertEquals(Tensor.of(new float[] {0, 1, 2, 0, 0, 3, 4, 0}, 2, 4, 1),
                new Resizing(2, 4).padToAspectRatio(true).call(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2, 1)));
    }

    @Test
    void bytesStayBytes() {
        assertEquals(Tensor.of(new byte[] {(byte) 252}, 1, 1, 1),
                new Resizing(1, 1).call(Tensor.of(new byte[] {(byte) 249, (byte) 255, (byte) 250, (byte) 254}, 2, 2, 1)));
    }

    @Test
    void bytesEndWhereTheyMust() {
        Tensor step = Tensor.of(new byte[] {0, 0, (byte) 255, (byte) 255}, 1, 4, 1);
        assertEquals(Tensor.of(new byte[] {0, 0, 0, 52, (byte) 203, (byte) 255, (byte) 255, (byte) 255}, 1, 8, 1),
                new Resizing(1, 8).interpolation(Interpolation.BICUBIC).call(step));
    }

    @Test
    void channelsFirstGivesTheSamePixels() {
        Tensor pictures = TestPictures.noise(2, 5, 4, 3);
        assertEquals(TestPictures.channelsFirst(new Resizing(3, 6).call(pictures)),
                new Resizing(3, 6).dataFormat(DataFormat.CHANNELS_FIRST).call(TestPictures.channelsFirst(pictures)));
    }

    @Test
    void centerCropCutsTheMiddle() {
        assertEquals(Tensor.of(new float[] {5, 6, 9, 10}, 1, 2, 2, 1), new CenterCrop(2, 2).call(TestPictures.counting(1, 4, 4, 1)));
        assertEquals(Tensor.of(new float[] {2, 3.5f, 6.5f, 8}, 1, 4, 1),
                new CenterCrop(1, 4).call(Tensor.of(new float[] {2, 8}, 1, 2, 1)));
    }

    @Test
    void rejectsWrongArguments() {
        assertFails("Resizing: height and width must be positive, got 0x3.", () -> new Resizing(0, 3));
        assertFails("Resizing: only one of cropToAspectRatio and padToAspectRatio can be true.",
                () -> new Resizing(2, 3).cropToAspectRatio(true).padToAspectRatio(true));
        assertFails("Resizing: fillValue must be a finite number, got Infinity.", () -> new Resizing(2, 3).fillValue(Double.POSITIVE_INFINITY));
        assertFails("CenterCrop: height and width must be positive, got 2x-1.", () -> new CenterCrop(2, -1));
        assertFails("Pictures: expects at most 2147483639 numbers in a batch, got 1 pictures of 50000x50000x1. Use smaller batches.",
                () -> new Resizing(50000, 50000).call(ROW));
    }
}
