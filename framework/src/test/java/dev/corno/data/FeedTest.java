package dev.corno.data;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedTest {

    private static final Tensor TEN = ArrayDatasetTest.numbers(10);
    private static final Tensor BYTES = TEN.asType(DataType.UINT8);
    private static final Tensor LABELS = Tensor.of(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0}, 10);
    private static final int PATIENCE_SECONDS = 30;

    static Stream<Dataset> dataSets() {
        ArrayDataset samples = Dataset.of(TEN, LABELS).batchSize(4);
        ArrayDataset bytes = Dataset.of(BYTES, LABELS).batchSize(4);
        return Stream.of(samples, samples.shuffle(1), samples.shuffle(1).scale(0.5f), bytes, bytes.scale(1 / 255f), bytes.shuffle(2),
                bytes.shuffle(2).scale(1 / 255f), samples.shuffle(3).batchSize(99), samples.shuffle(3).batchSize(5),
                samples.shuffle(4).classWeight(Map.of(1, 2.0)), samples.shuffle(4).sampleWeight(Tensor.full(3, 10)),
                samples.sampleWeight(Tensor.full(3, 10)).classWeight(Map.of(1, 2.0)).scale(2),
                Dataset.of(List.of(TEN, BYTES), List.of(LABELS, TEN)).sampleWeight(TEN).shuffle(5).batchSize(3),
                samples.shuffle(6).prefetch(1), bytes.shuffle(6).scale(2).batchSize(1).prefetch(2), samples.map(batch -> batch),
                Dataset.generate(() -> samples.epoch(0)));
    }

    /** Copies of the batches, each made just before the next one is taken. */
    private static List<Batch> copies(Batches batches) {
        List<Batch> copies = new ArrayList<>();
        while (batches.hasNext()) {
            Batch batch = batches.next();
            copies.add(new Batch(copies(batch.x()), copies(batch.y()), copies(batch.sampleWeight())));
        }
        return copies;
    }

    private static List<Tensor> copies(List<Tensor> tensors) {
        return tensors.stream().map(tensor -> tensor.gather(IntStream.range(0, tensor.rows()).toArray())).toList();
    }

    private static void goThrough(Dataset data, int epoch) {
        copies(data.epoch(epoch));
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void givesTheBatchesOfItsDataSetEpochAfterEpoch(Dataset data) {
        Feed feed = new Feed(data, "fit");
        assertEquals(ArrayDatasetTest.batches(data, 0), copies(feed.epoch(0)));
        assertEquals(ArrayDatasetTest.batches(data, 3), copies(feed.epoch(3)));
        assertEquals(data.batches(), feed.batches());
        assertEquals(data.samples(), feed.samples());
    }

    @ParameterizedTest
    @EnumSource
    void gathersEveryType(DataType type) {
        Dataset data = Dataset.of(TEN.asType(type), TEN.asType(type)).batchSize(4).shuffle(1);
        assertEquals(ArrayDatasetTest.batches(data, 0), copies(new Feed(data, "fit").epoch(0)));
    }

    @Test
    void usesTheSameArraysAgain() {
        Batches batches = new Feed(Dataset.of(TEN, TEN).batchSize(5).shuffle(1), "fit").epoch(0);
        Batch first = batches.next();
        assertSame(first, batches.next());
    }

    @Test
    void leavesTheBatchesOfTheDataSetAlone() {
        Dataset data = Dataset.of(TEN, TEN).batchSize(5).shuffle(1);
        Batch kept = data.epoch(0).next();
        goThrough(new Feed(data, "fit"), 0);
        assertEquals(kept, data.epoch(0).next());
    }

    @Test
    void partsOfSamplesInTheirOrderAreNotCopied() {
        float[] values = {1, 2};
        Batch batch = new Feed(Dataset.of(Tensor.of(values, 2, 1), LABELS.slice(0, 2)), "fit").epoch(0).next();
        values[1] = 5;
        assertEquals(5, batch.x().get(0).flat(1));
    }

    @Test
    @Timeout(PATIENCE_SECONDS)
    void aBatchStaysAsItIsWhileOthersAreMadeAhead() {
        Dataset data = Dataset.of(TEN, TEN).batchSize(1).shuffle(1);
        Batches batches = new Feed(data.prefetch(2), "fit").epoch(0);
        List<Batch> expected = ArrayDatasetTest.batches(data, 0);
        Batch first = batches.next();
        batches.hasNext();
        awaitFullQueue();
        assertEquals(expected.get(0), first);
        assertEquals(expected.get(1), batches.next());
        awaitFullQueue();
        assertEquals(expected.get(2), batches.next());
        batches.close();
    }

    private static void awaitFullQueue() {
        while (prefetchThreads().noneMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    private static Stream<Thread> prefetchThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("corno-prefetch"));
    }

    @Test
    @Timeout(PATIENCE_SECONDS)
    void threadsEndWithTheirEpochOrWhenTheLoopStopsEarly() {
        Feed feed = new Feed(Dataset.of(TEN, TEN).batchSize(1).shuffle(1).prefetch(2), "fit");
        goThrough(feed, 0);
        Batches stopped = feed.epoch(1);
        stopped.next();
        stopped.close();
        while (prefetchThreads().findAny().isPresent()) {
            Thread.onSpinWait();
        }
        assertThrows(NoSuchElementException.class, stopped::next);
    }

    @ParameterizedTest
    @MethodSource("withNaN")
    void namesTheSampleThatHoldsNaN(Dataset data) {
        assertFails("fit: x has NaN at sample 7, position (0). Remove such samples or put numbers in their place.",
                () -> goThrough(new Feed(data, "fit"), 0));
    }

    static Stream<Dataset> withNaN() {
        ArrayDataset samples = Dataset.of(holding(Float.NaN, 7), TEN).batchSize(3);
        return Stream.of(samples, samples.shuffle(1), samples.scale(2), samples.shuffle(1).prefetch(2), samples.batchSize(10).prefetch(1));
    }

    private static Tensor holding(float value, int at) {
        float[] values = TEN.toFloatArray();
        values[at] = value;
        return Tensor.of(values, values.length, 1);
    }

    @Test
    void namesTheFirstSampleOfAllWhateverTheirOrder() {
        Dataset data = Dataset.of(TEN, Tensor.full(Float.NaN, 10)).shuffle(1).batchSize(2);
        assertFails("evaluate: y has NaN at sample 0. Remove such samples or put numbers in their place.",
                () -> goThrough(new Feed(data, "evaluate"), 0));
    }

    @Test
    void weightsMustBeNumbersToo() {
        Dataset data = Dataset.of(TEN, TEN).sampleWeight(Tensor.full(Float.NEGATIVE_INFINITY, 10)).shuffle(1);
        assertFails("fit: sampleWeight has -Infinity at sample 0. Remove such samples or put numbers in their place.",
                () -> goThrough(new Feed(data, "fit"), 0));
    }

    @Test
    void namesTheSampleThatIsTooLargeOnceItIsScaled() {
        Dataset data = Dataset.of(holding(1e38f, 2), TEN).scale(10).shuffle(1);
        assertFails("fit: x has Infinity at sample 2, position (0). Remove such samples or put numbers in their place.",
                () -> goThrough(new Feed(data, "fit"), 0));
    }

    @Test
    void countsTheRowsOfABatchWhereSamplesHaveNoNumbers() {
        Batch batch = Batch.of(holding(Float.NaN, 4), TEN);
        Dataset data = Dataset.generate(() -> List.of(Batch.of(TEN, TEN), batch).iterator());
        assertFails("fit: x has NaN at sample 4, position (0). Remove such samples or put numbers in their place.",
                () -> goThrough(new Feed(data, "fit"), 0));
    }

    @Test
    void looksOnlyOnceAtSamplesInMemory() {
        float[] values = TEN.toFloatArray();
        Feed feed = new Feed(Dataset.of(Tensor.of(values, 10, 1), TEN).batchSize(3).shuffle(1), "fit");
        goThrough(feed, 0);
        values[0] = Float.NaN;
        assertDoesNotThrow(() -> goThrough(feed, 1));
    }

    @Test
    void looksAgainWhereTheFirstEpochWasNotGoneThrough() {
        Feed feed = new Feed(Dataset.of(holding(Float.NaN, 9), TEN).batchSize(5), "fit");
        feed.epoch(0).next();
        assertFails("fit: x has NaN at sample 9, position (0). Remove such samples or put numbers in their place.",
                () -> goThrough(feed, 1));
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void inputsAloneComeWithoutLabels(Dataset data) {
        List<Batch> expected = ArrayDatasetTest.batches(data, 0).stream().map(batch -> new Batch(batch.x(), List.of(), List.of())).toList();
        assertEquals(expected, copies(Feed.ofInputs(data, "predict").epoch(0)));
    }

    @Test
    void labelsOfInputsAloneNeedNotBeNumbers() {
        Tensor unknown = Tensor.full(Float.NaN, 10);
        assertDoesNotThrow(() -> goThrough(Feed.ofInputs(Dataset.of(TEN, unknown).shuffle(1).prefetch(1), "predict"), 0));
    }

    @Test
    void anEpochHasAnEnd() {
        Batches batches = new Feed(Dataset.of(TEN, TEN), "fit").epoch(0);
        batches.next();
        assertEquals("Dataset: the epoch has no more batches.", assertThrows(NoSuchElementException.class, batches::next).getMessage());
    }
}
