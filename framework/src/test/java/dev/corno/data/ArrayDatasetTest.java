package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayDatasetTest {

    private static final Tensor TEN = numbers(10);

    @Test
    void keepsTheLastPartialBatch() {
        ArrayDataset dataset = Dataset.of(TEN, TEN).batchSize(4);
        assertEquals(List.of(4, 4, 2), batches(dataset, 0).stream().map(Batch::rows).toList());
        assertEquals(3, dataset.batches().getAsLong());
        assertEquals(10, dataset.samples().getAsLong());
    }

    @Test
    void givesSamplesInOrderUnlessShuffled() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), firstColumn(Dataset.of(TEN, TEN).batchSize(3), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void sameSeedGivesAnEpochTheSameOrder(int epoch) {
        ArrayDataset dataset = Dataset.of(TEN, TEN).batchSize(3);
        assertEquals(firstColumn(dataset.shuffle(5), epoch), firstColumn(dataset.shuffle(5), epoch));
        assertNotEquals(firstColumn(dataset.shuffle(5), epoch), firstColumn(dataset.shuffle(6), epoch));
        assertNotEquals(firstColumn(dataset.shuffle(5), epoch), firstColumn(dataset.shuffle(5), epoch + 1));
    }

    @Test
    void orderOfASeedNeverChanges() {
        assertEquals(List.of(6, 4, 0, 2, 9, 5, 3, 1, 7, 8), firstColumn(Dataset.of(TEN, TEN).shuffle(5), 0));
    }

    @Test
    void shuffledSamplesKeepTheirLabels() {
        for (Batch batch : batches(Dataset.of(TEN, TEN).batchSize(3).shuffle(1), 2)) {
            assertEquals(batch.x(), batch.y());
        }
    }

    @Test
    void shufflingLosesNoSample() {
        assertEquals(IntStream.range(0, 10).boxed().toList(),
                firstColumn(Dataset.of(TEN, TEN).shuffle(3), 4).stream().sorted().toList());
    }

    @Test
    void validationIsTheLastPartBeforeShuffling() {
        ValidationSplit split = Dataset.of(TEN, TEN).shuffle(3).validationSplit(0.25);
        assertEquals(7, split.training().samples().getAsLong());
        assertEquals(List.of(7, 8, 9), firstColumn(split.validation(), 0));
    }

    @Test
    void mixedSamplesKeepTheirLabelsAndOrder() {
        ArrayDataset mixed = Dataset.of(TEN, TEN).sampleWeight(TEN.reshape(10)).mixed(5);

        assertEquals(List.of(6, 4, 0, 2, 9, 5, 3, 1, 7, 8), firstColumn(mixed, 0));
        assertEquals(firstColumn(mixed, 0), firstColumn(mixed, 1));
        assertEquals(mixed.x(), mixed.y());
        assertEquals(mixed.x().get(0).reshape(10), mixed.sampleWeight().get(0));
    }

    @Test
    void takesAndSkipsSamples() {
        assertEquals(List.of(0, 1, 2), firstColumn(Dataset.of(TEN, TEN).take(3), 0));
        assertEquals(List.of(8, 9), firstColumn(Dataset.of(TEN, TEN).skip(8), 0));
    }

    @Test
    void scalesBytesWhenTheBatchIsMade() {
        Tensor bytes = Tensor.of(new byte[] {0, 51, (byte) 255}, 3, 1);
        Batch batch = batches(Dataset.of(bytes, numbers(3)).scale(1 / 255f), 0).get(0);
        assertEquals(Tensor.of(new float[] {0, 51 * (1 / 255f), 1}, 3, 1), batch.x().get(0));
        assertEquals(DataType.UINT8, batches(Dataset.of(bytes, numbers(3)), 0).get(0).x().get(0).dtype());
    }

    @Test
    void classWeightsBecomeSampleWeights() {
        Tensor y = Tensor.of(new int[] {0, 2, 1}, 3, 1);
        Batch batch = batches(Dataset.of(numbers(3), y).classWeight(Map.of(0, 2.0, 1, 0.5)), 0).get(0);
        assertEquals(List.of(Tensor.of(new float[] {2, 1, 0.5f}, 3)), batch.sampleWeight());
    }

    @Test
    void classWeightsAreForTrainingOnly() {
        ValidationSplit split = Dataset.of(TEN, TEN).classWeight(Map.of(0, 2.0)).validationSplit(0.2);

        assertEquals(Map.of(0, 2.0), split.training().classWeight());
        assertEquals(Map.of(), split.validation().classWeight());
    }

    @Test
    void classWeightsOfOneHotLabelsAndSampleWeightsMultiply() {
        Tensor y = Tensor.of(new int[] {0, 1}, 2).oneHot(3);
        ArrayDataset dataset = Dataset.of(numbers(2), y).classWeight(Map.of(1, 4.0)).sampleWeight(Tensor.of(new float[] {3, 0.5f}, 2));
        assertEquals(List.of(Tensor.of(new float[] {3, 2}, 2)), batches(dataset, 0).get(0).sampleWeight());
    }

    @Test
    void oneSampleWeightServesAllOutputs() {
        Tensor weight = Tensor.of(new float[] {1, 2}, 2);
        ArrayDataset dataset = Dataset.of(List.of(numbers(2)), List.of(numbers(2), numbers(2))).sampleWeight(weight);
        assertEquals(List.of(weight, weight), batches(dataset, 0).get(0).sampleWeight());
    }

    @Test
    void closedBatchesEnd() {
        Batches batches = Dataset.of(TEN, TEN).epoch(0);
        batches.close();
        assertFails("Dataset: the epoch has no more batches.", NoSuchElementException.class, batches::next);
    }

    @Test
    void rejectsLabelsThatDoNotMatch() {
        assertFails("Dataset: x has 10 samples but y has 4. Each sample needs one label.", () -> Dataset.of(TEN, numbers(4)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void rejectsBatchSizesBelowOne(int batchSize) {
        assertFails("Dataset: batchSize must be a positive integer, got " + batchSize + ".",
                () -> Dataset.of(TEN, TEN).batchSize(batchSize));
    }

    @Test
    void rejectsAScaleThatIsNoNumber() {
        assertFails("Dataset: scale must be a finite number, got NaN.", () -> Dataset.of(TEN, TEN).scale(Float.NaN));
    }

    @Test
    void rejectsSampleWeightsForOtherOutputs() {
        Tensor weight = Tensor.full(1, 10);
        assertFails("Dataset: sampleWeight has 2 tensors but y has 1. Give one for each output, or a single one for all.",
                () -> Dataset.of(TEN, TEN).sampleWeight(weight, weight));
    }

    @Test
    void rejectsClassWeightsForSeveralOutputs() {
        ArrayDataset dataset = Dataset.of(List.of(TEN), List.of(TEN, TEN));
        assertFails("Dataset: classWeight needs exactly one output, got 2. Use sampleWeight instead.",
                () -> dataset.classWeight(Map.of(0, 1.0)));
    }

    @Test
    void rejectsNegativeClassWeights() {
        assertFails("Dataset: classWeight of class 3 must be a finite number of at least 0, got -1.0.",
                () -> Dataset.of(TEN, TEN).classWeight(Map.of(3, -1.0, 4, -2.0)));
    }

    @Test
    void rejectsSampleWeightsThatDoNotFitTheClassWeights() {
        Tensor y = Tensor.of(new int[] {0, 1}, 2);
        ArrayDataset dataset = Dataset.of(numbers(2), y).classWeight(Map.of(0, 1.0)).sampleWeight(Tensor.full(1, 2, 3));
        assertFails("Dataset: sampleWeight expects shape (2) like the labels, got (2, 3).", () -> batches(dataset, 0));
    }

    @Test
    void rejectsSplitsThatLeaveNothing() {
        assertFails("Dataset: validationSplit must be between 0 and 1, got 1.0.", () -> Dataset.of(TEN, TEN).validationSplit(1));
        assertFails("Dataset: validationSplit 0.5 of 1 samples leaves one side empty. Give more samples or another fraction.",
                () -> Dataset.of(numbers(1), numbers(1)).validationSplit(0.5));
    }

    @Test
    void rejectsTakingMoreThanThereIs() {
        assertFails("Dataset: take expects 0 to 10 samples, got 11.", () -> Dataset.of(TEN, TEN).take(11));
        assertFails("Dataset: skip expects 0 to 10 samples, got -1.", () -> Dataset.of(TEN, TEN).skip(-1));
    }

    static Tensor numbers(int count) {
        return Tensor.of(IntStream.range(0, count).asDoubleStream().toArray(), count, 1);
    }

    static List<Batch> batches(Dataset dataset, int epoch) {
        List<Batch> batches = new ArrayList<>();
        dataset.epoch(epoch).forEachRemaining(batches::add);
        return batches;
    }

    static List<Integer> firstColumn(Dataset dataset, int epoch) {
        return batches(dataset, epoch).stream().flatMapToInt(batch -> Arrays.stream(batch.x().get(0).toIntArray())).boxed().toList();
    }

    private static void assertFails(String message, Executable code) {
        assertFails(message, IllegalArgumentException.class, code);
    }

    private static void assertFails(String message, Class<? extends Exception> type, Executable code) {
        assertEquals(message, assertThrows(type, code).getMessage());
    }
}
