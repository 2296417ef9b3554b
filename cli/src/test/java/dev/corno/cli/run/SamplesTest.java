package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.datasets.DatasetOptions;
import dev.corno.datasets.DatasetSplits;
import dev.corno.tensor.Shape;
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
}
