package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.layers.DataFormat;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomFlipTest {

    private static final Tensor PICTURE = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2, 1);

    /** {@return a picture as the first seed that flips it makes it} */
    private static Tensor flipped(RandomFlip flip) {
        long seed = 0;
        while (flip.call(PICTURE, true, seed).equals(PICTURE)) {
            seed++;
        }
        return flip.call(PICTURE, true, seed);
    }

    @Test
    void horizontalSwapsColumns() {
        assertEquals(Tensor.of(new float[] {2, 1, 4, 3}, 2, 2, 1), flipped(new RandomFlip(FlipMode.HORIZONTAL)));
    }

    @Test
    void verticalSwapsRows() {
        assertEquals(Tensor.of(new float[] {3, 4, 1, 2}, 2, 2, 1), flipped(new RandomFlip(FlipMode.VERTICAL)));
    }

    @Test
    void bothAreSwappedAtOnce() {
        assertEquals(Tensor.of(new float[] {4, 3, 2, 1}, 2, 2, 1), flipped(new RandomFlip()));
    }

    @Test
    void halfOfThePicturesAreFlippedEachByItsOwnDraw() {
        Tensor pictures = TestPictures.noise(1000, 2, 3, 1);
        Tensor flipped = new RandomFlip(FlipMode.HORIZONTAL).call(pictures, true, 1);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            if (flipped.slice(i, i + 1).equals(pictures.slice(i, i + 1))) {
                kept.add(i);
            }
        }
        assertTrue(kept.size() > 440 && kept.size() < 560, () -> kept.size() + " of 1000 kept");
    }

    @Test
    void outsideTrainingPicturesPassAsFloats() {
        Tensor bytes = Tensor.of(new byte[] {1, (byte) 200, 3, 4}, 1, 2, 2, 1);
        assertEquals(Tensor.of(new float[] {1, 200, 3, 4}, 1, 2, 2, 1), new RandomFlip().call(bytes));
    }

    @Test
    void channelsFirstFlipsTheSamePixels() {
        Tensor pictures = TestPictures.noise(8, 3, 4, 2);
        Tensor last = new RandomFlip().call(pictures, true, 3);
        Tensor first = new RandomFlip().dataFormat(DataFormat.CHANNELS_FIRST).call(TestPictures.channelsFirst(pictures), true, 3);
        assertEquals(TestPictures.channelsFirst(last), first);
    }

    @Test
    void rejectsWhatIsNoPicture() {
        assertFails("RandomFlip: expects pictures of shape (batch, height, width, channels), or a single one, got (2, 2).",
                () -> new RandomFlip().call(Tensor.of(new float[4], 2, 2), true, 0));
    }
}
