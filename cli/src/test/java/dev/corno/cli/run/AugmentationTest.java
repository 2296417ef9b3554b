package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.data.ArrayDataset;
import dev.corno.data.Dataset;
import dev.corno.data.PreprocessedDataset;
import dev.corno.layers.Interpolation;
import dev.corno.layers.preprocessing.FillMode;
import dev.corno.layers.preprocessing.FlipMode;
import dev.corno.layers.preprocessing.RandomBrightness;
import dev.corno.layers.preprocessing.RandomContrast;
import dev.corno.layers.preprocessing.RandomFlip;
import dev.corno.layers.preprocessing.RandomRotation;
import dev.corno.layers.preprocessing.RandomTranslation;
import dev.corno.layers.preprocessing.RandomZoom;
import dev.corno.layers.preprocessing.Range;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AugmentationTest {

    private static final Shape PICTURE = Shape.of(16, 32, 3);
    private static final ArrayDataset SAMPLES = Dataset.of(Tensor.of(new Random(7).doubles(8 * 16 * 32 * 3).toArray(), 8, 16, 32, 3),
            Tensor.of(new int[8], 8)).batchSize(8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"flip,shift | flip,shift=0.1", "Crop=2, ROTATE | crop=2,rotate=0.05", "zoom=0.5 | zoom=0.5",
        "contrast,brightness=1 | contrast=0.2,brightness=1", "NONE | none", "crop | crop=4"})
    void saysWhatIsDone(String words, String told) {
        assertEquals(told, Augmentation.of(words).toString());
    }

    @Test
    void namesStandForLayers() {
        var changed = (PreprocessedDataset) Augmentation.of("flip,shift,crop=2,rotate,zoom,contrast,brightness").applyTo(SAMPLES, PICTURE, 5);

        assertEquals(List.of(new RandomFlip(FlipMode.HORIZONTAL), new RandomTranslation(0.1, 0.1),
                new RandomTranslation(0.125, 0.0625).fillMode(FillMode.CONSTANT).interpolation(Interpolation.NEAREST),
                new RandomRotation(0.05), new RandomZoom(0.1), new RandomContrast(new Range(0.2, 0.2)).valueRange(new Range(0, 1)),
                new RandomBrightness(0.2).valueRange(new Range(0, 1))), changed.layers());
        assertEquals(5, changed.seed());
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void everyChangeChangesScaledPicturesAndKeepsThemScaled(Change change) {
        Tensor x = firstBatch(Augmentation.of(change.toString()).applyTo(SAMPLES, PICTURE, 1));
        DoubleSummaryStatistics values = Arrays.stream(x.toDoubleArray()).summaryStatistics();

        assertEquals(SAMPLES.x().get(0).shape(), x.shape());
        assertNotEquals(SAMPLES.x().get(0), x);
        assertTrue(values.getMin() >= -1e-6 && values.getMax() <= 1 + 1e-6);
    }

    @Test
    void theSeedDecides() {
        Augmentation augmentation = Augmentation.of("flip,shift");

        assertEquals(firstBatch(augmentation.applyTo(SAMPLES, PICTURE, 1)), firstBatch(augmentation.applyTo(SAMPLES, PICTURE, 1)));
        assertNotEquals(firstBatch(augmentation.applyTo(SAMPLES, PICTURE, 1)), firstBatch(augmentation.applyTo(SAMPLES, PICTURE, 2)));
    }

    @Test
    void noneLeavesSamplesAlone() {
        assertSame(SAMPLES, Augmentation.NONE.applyTo(SAMPLES, PICTURE, 1));
    }

    @Test
    void refusesToCropMoreThanThereIs() {
        assertEquals("--augment crop=17: expects at most the 16 pixels of the pictures' shorter side. Give fewer.",
                assertThrows(IllegalArgumentException.class, () -> Augmentation.of("crop=17").applyTo(SAMPLES, PICTURE, 1)).getMessage());
    }

    private static Tensor firstBatch(Dataset samples) {
        try (var batches = samples.epoch(0)) {
            return batches.next().x().get(0);
        }
    }
}
