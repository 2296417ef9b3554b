package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.corno.datasets.DatasetOptions;
import dev.corno.datasets.DatasetSplits;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void limitDrawsTheSameRowsEachTime() {
        assertArrayEquals(Samples.drawn(100, 7), Samples.drawn(100, 7));
    }

    @Test
    void limitDrawsEachRowOnce() {
        assertEquals(60, IntStream.of(Samples.drawn(100, 60)).distinct().count());
    }

    @Test
    void limitAboveTheNumberOfRowsTakesAll() {
        assertArrayEquals(new int[] {0, 1, 2}, IntStream.of(Samples.drawn(3, 100)).sorted().toArray());
    }

    @Test
    void limitHoldsForTrainingAndTestSamples() {
        DatasetSplits digits = Samples.load("digits", new DatasetOptions(), 30);

        assertEquals(Shape.of(30, 28, 28, 1), digits.xTrain().shape());
        assertEquals(Shape.of(30), digits.yTest().shape());
    }

    @Test
    void samplesThatComeClassByClassAreMixedWithTheirLabels() {
        DatasetSplits mixed = Samples.mixed(splits(0, 0, 0, 1, 1, 1));

        assertFalse(Arrays.equals(new int[] {0, 0, 0, 1, 1, 1}, mixed.yTrain().toIntArray()));
        assertArrayEquals(mixed.yTrain().toIntArray(), mixed.xTrain().toIntArray());
    }

    @Test
    void samplesInAnyOtherOrderStayAsTheyAre() {
        DatasetSplits splits = splits(0, 1, 0, 1, 1, 0);

        assertSame(splits, Samples.mixed(splits));
    }

    private static DatasetSplits splits(int... labels) {
        Tensor x = Tensor.of(labels.clone(), labels.length, 1);
        Tensor y = Tensor.of(labels, labels.length);
        return new DatasetSplits("test", "a test", x, y, x, y, List.of("a", "b"));
    }
}
