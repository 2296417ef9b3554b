package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PicturesTest {

    @Test
    void backgroundIsTheMeanOfTheOutermostPixels() {
        byte[] pixels = {10, 20, 30, 40, 99, 60, 70, 80, (byte) 250};

        assertEquals(70, Pictures.background(Tensor.of(pixels, 1, 3, 3, 1)));
        assertEquals(40, Pictures.background(Tensor.of(new byte[] {10, 20, 30, 60, 70, 50}, 1, 1, 2, 3)));
    }

    @Test
    void blackOnWhiteIsTheOppositeOfWhiteOnBlack() {
        assertTrue(new TrainingData("digits", 3).isOpposite(250));
        assertTrue(new TrainingData("scans", 250).isOpposite(3));
        assertFalse(new TrainingData("photos", 120).isOpposite(240));
        assertFalse(new TrainingData("unknown", Double.NaN).isOpposite(250));
    }

    @Test
    void picturesOfOneValueAreBlank() {
        assertTrue(Pictures.isBlank(Tensor.of(new byte[] {7, 7}, 1, 2, 1)));
        assertFalse(Pictures.isBlank(Tensor.of(new byte[] {7, 8}, 1, 2, 1)));
    }
}
