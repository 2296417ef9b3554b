package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

class RandomTranslationTest {

    private static final Tensor ROW = Tensor.of(new float[] {1, 2, 3, 4}, 1, 4, 1);

    private static float[] moved(double share, FillMode mode, Interpolation interpolation) {
        Range exactly = new Range(share, share);
        return new RandomTranslation(new Range(0, 0), exactly).fillMode(mode).fillValue(9).interpolation(interpolation)
                .call(ROW, true, 0).toFloatArray();
    }

    @Test
    void everyFillModeContinuesThePictureInItsWay() {
        assertArrayEquals(new float[] {9, 9, 1, 2}, moved(0.5, FillMode.CONSTANT, Interpolation.BILINEAR));
        assertArrayEquals(new float[] {2, 1, 1, 2}, moved(0.5, FillMode.REFLECT, Interpolation.BILINEAR));
        assertArrayEquals(new float[] {3, 4, 1, 2}, moved(0.5, FillMode.WRAP, Interpolation.BILINEAR));
        assertArrayEquals(new float[] {1, 1, 1, 2}, moved(0.5, FillMode.NEAREST, Interpolation.BILINEAR));
    }

    @Test
    void negativeMovesToTheLeft() {
        assertArrayEquals(new float[] {3, 4, 9, 9}, moved(-0.5, FillMode.CONSTANT, Interpolation.BILINEAR));
    }

    @Test
    void betweenPixelsValuesAreBlendedOrTakenFromTheNearest() {
        assertArrayEquals(new float[] {5, 1.5f, 2.5f, 3.5f}, moved(0.125, FillMode.CONSTANT, Interpolation.BILINEAR));
        assertArrayEquals(new float[] {1, 2, 3, 4}, moved(0.1, FillMode.CONSTANT, Interpolation.NEAREST));
    }

    @Test
    void columnsOfEveryRowMoveDownTogether() {
        Tensor column = Tensor.of(new float[] {1, 10, 2, 20}, 2, 1, 2);
        Tensor moved = new RandomTranslation(new Range(0.5, 0.5), new Range(0, 0)).fillMode(FillMode.CONSTANT).call(column, true, 0);
        assertEquals(Tensor.of(new float[] {0, 0, 1, 10}, 2, 1, 2), moved);
    }

    @Test
    void rejectsMoreThanTheWholePicture() {
        assertFails("RandomTranslation: heightFactor must be within [-1, 1], got [-1.5, 1.5].", () -> new RandomTranslation(1.5, 0));
        assertFails("RandomTranslation: widthFactor must be within [-1, 1], got [0, 2].",
                () -> new RandomTranslation(Range.upTo(1), Range.upTo(2)));
    }

    @Test
    void rejectsInterpolationsForResizing() {
        assertFails("Fill: interpolation must be BILINEAR or NEAREST, got BICUBIC.",
                () -> new RandomTranslation(0.1, 0.1).interpolation(Interpolation.BICUBIC));
    }

    @Test
    void rejectsFillsThatAreNoNumbers() {
        assertFails("Fill: value must be a finite number, got NaN.", () -> new RandomTranslation(0.1, 0.1).fillValue(Double.NaN));
    }
}
