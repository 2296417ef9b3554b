package dev.corno.data;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.corno.layers.preprocessing.FlipMode;
import dev.corno.layers.preprocessing.MixUp;
import dev.corno.layers.preprocessing.RandomFlip;
import dev.corno.layers.preprocessing.RandomTranslation;
import dev.corno.layers.preprocessing.Rescaling;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PreprocessedDatasetTest {

    private static final ArrayDataset BYTES = Dataset.of(bytes(), Tensor.of(new int[70], 70)).shuffle(1);
    private static final PreprocessedDataset AUGMENTED = BYTES.augment(new RandomFlip(FlipMode.HORIZONTAL), new RandomTranslation(0.1, 0.1),
            new Rescaling(1 / 255.0));

    private static Tensor bytes() {
        byte[] bytes = new byte[70 * 8 * 8 * 3];
        new SplittableRandom(1).nextBytes(bytes);
        return Tensor.of(bytes, 70, 8, 8, 3);
    }

    private static List<Tensor> inputs(Dataset data, int epoch) {
        List<Tensor> inputs = new ArrayList<>();
        try (Batches batches = data.epoch(epoch)) {
            while (batches.hasNext()) {
                inputs.add(batches.next().x().get(0).times(1));
            }
        }
        return inputs;
    }

    @Test
    void theSameSeedAndEpochGiveTheSamePicturesOnAnyThreadAndWayToTraining() {
        List<Tensor> expected = inputs(AUGMENTED, 3);

        assertEquals(expected, inputs(AUGMENTED, 3));
        assertEquals(expected, inputs(AUGMENTED.prefetch(2), 3));
        assertEquals(expected, inputs(new Feed(AUGMENTED, "fit"), 3));
        assertEquals(expected, inputs(new Feed(AUGMENTED.prefetch(2), "fit"), 3));
    }

    @Test
    void epochsAndSeedsDiffer() {
        Dataset inOrder = Dataset.of(bytes(), Tensor.of(new int[70], 70)).augment(new RandomTranslation(0.1, 0.1));

        assertNotEquals(inputs(inOrder, 0), inputs(inOrder, 1));
        assertNotEquals(inputs(AUGMENTED, 0), inputs(AUGMENTED.seed(1), 0));
    }

    @Test
    void mapMakesNoRandomChanges() {
        Dataset mapped = Dataset.of(bytes(), Tensor.of(new int[70], 70)).batchSize(70).map(new RandomFlip(), new Rescaling(2, 1));
        Tensor expected = new Rescaling(2, 1).call(bytes());

        assertEquals(List.of(expected), inputs(mapped, 0));
        assertEquals(70, mapped.samples().getAsLong());
        assertEquals(1, mapped.batches().getAsLong());
    }

    @Test
    void mixturesChangeLabelsToo() {
        Tensor labels = Tensor.of(new int[70], 70).oneHot(2);
        float[] values = labels.toFloatArray();
        values[0] = 0;
        values[1] = 1;
        Dataset mixed = Dataset.of(bytes(), Tensor.of(values, 70, 2)).batchSize(70).augment(new MixUp(1));
        try (Batches batches = mixed.epoch(0)) {
            Tensor y = batches.next().y().get(0);
            assertEquals(Shape.of(70, 2), y.shape());
            assertNotEquals(Tensor.of(values, 70, 2), y);
        }
    }

    @Test
    void inputsAreThoseOfOneEpoch() {
        List<Integer> rows = new ArrayList<>();
        BYTES.inputs().forEach(batch -> rows.add(batch.rows()));
        assertEquals(List.of(32, 32, 6), rows);
    }

    @Test
    void rejectsSeveralInputs() {
        Dataset pairs = Dataset.of(List.of(bytes(), bytes()), List.of());
        assertFails("Dataset: augment expects batches with one input, got 2. Use map(batch -> ...) and call the layers there.",
                () -> inputs(pairs.augment(new RandomFlip()), 0));
        assertFails("Dataset: map expects batches with one input, got 2. Use map(batch -> ...) and call the layers there.",
                () -> inputs(pairs.map(new RandomFlip()), 0));
    }
}
