package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RandomCropTest {

    @Test
    void trainingCutsEachPictureAtAPlaceOfItsOwn() {
        Tensor counting = TestPictures.counting(1, 3, 3, 1);
        Set<Float> corners = new TreeSet<>();
        Tensor repeated = counting.gather(new int[100]);
        Tensor cut = new RandomCrop(2, 2).call(repeated, true, 0);
        for (int i = 0; i < cut.rows(); i++) {
            corners.add(cut.at(i, 0, 0, 0));
            assertEquals(4, cut.at(i, 1, 1, 0) - cut.at(i, 0, 0, 0));
        }
        assertEquals(Set.of(0f, 1f, 3f, 4f), corners);
    }

    @Test
    void outsideTrainingTheLargestPartOfTheSameProportionsIsResized() {
        assertEquals(Tensor.of(new float[] {1.5f, 3.5f, 7.5f, 9.5f}, 1, 2, 2, 1), new RandomCrop(2, 2).call(Tensor.of(
                new float[] {9, 0, 1, 2, 3, 9, 9, 2, 3, 4, 5, 9, 9, 6, 7, 8, 9, 9, 9, 8, 9, 10, 11, 9}, 1, 4, 6, 1)));
    }

    @Test
    void smallerPicturesAreCutAsFarAsTheyGoAndResized() {
        Tensor picture = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 4, 1);
        assertEquals(Tensor.of(new float[] {2, 3, 2, 3}, 1, 2, 2, 1), new RandomCrop(2, 2).call(picture, true, 0));
    }

    @Test
    void outputShapeIsTheSizeOfThePart() {
        assertEquals(Shape.of(2, 5, 3), new RandomCrop(2, 5).outputShape(Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, 3)));
    }

    @Test
    void aSeedOfItsOwnChangesTheDraws() {
        Tensor pictures = TestPictures.noise(4, 16, 16, 1);
        assertNotEquals(new RandomCrop(2, 2).call(pictures, true, 1), new RandomCrop(2, 2).seed(7).call(pictures, true, 1));
    }

    @Test
    void rejectsEmptyParts() {
        assertFails("RandomCrop: height and width must be positive, got 0x4.", () -> new RandomCrop(0, 4));
    }
}
