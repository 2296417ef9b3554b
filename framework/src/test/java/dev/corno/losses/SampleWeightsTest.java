package dev.corno.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleWeightsTest {

    private static final Tensor PER_SAMPLE = Tensor.of(new float[] {1, 2}, 2);

    @Test
    void aWeightPerSampleIsTheWeightOfItsEntries() {
        assertArrayEquals(new double[] {1, 1, 1, 2, 2, 2}, SampleWeights.spread(PER_SAMPLE, Shape.of(2, 3)));
    }

    @Test
    void anAxisOfOneStandsForAllPositions() {
        assertArrayEquals(new double[] {1, 1, 1, 2, 2, 2}, SampleWeights.spread(PER_SAMPLE.reshape(2, 1), Shape.of(2, 3)));
        assertArrayEquals(new double[] {1, 2, 1, 2}, SampleWeights.spread(PER_SAMPLE.reshape(1, 2), Shape.of(2, 2)));
    }

    @Test
    void aColumnOfWeightsFitsARowOfEntries() {
        assertArrayEquals(new double[] {1, 2}, SampleWeights.spread(PER_SAMPLE.reshape(2, 1), Shape.of(2)));
    }

    @Test
    void aSingleWeightIsForAll() {
        assertArrayEquals(new double[] {3, 3}, SampleWeights.spread(Tensor.scalar(3), Shape.of(2)));
    }

    @Test
    void rejectsAnotherNumberOfSamples() {
        assertFails("sampleWeight: expects shape (3), got (2). Give one weight for each sample.", Shape.of(3));
    }

    @Test
    void weightsThatFitOnlyTheLastAxisAreForEverySample() {
        assertArrayEquals(new double[] {1, 2, 1, 2, 1, 2}, SampleWeights.spread(PER_SAMPLE, Shape.of(3, 2)));
        assertArrayEquals(new double[] {1, 2, 1, 2, 1, 2}, SampleWeights.spread(PER_SAMPLE.reshape(1, 2), Shape.of(3, 2)));
    }

    @Test
    void rejectsWeightsThatFitNoAxis() {
        assertFails("sampleWeight: expects shape (5, 3) or its leading axes, got (2). Give one weight for each sample or for each entry.",
                Shape.of(5, 3));
    }

    @Test
    void weightsAndMaskAreMultiplied() {
        Tensor mask = Tensor.of(new float[] {1, 0, 1, 1, 1, 0}, 2, 3);

        assertEquals(Optional.of(Tensor.of(new float[] {1, 0, 1, 2, 2, 0}, 2, 3)),
                SampleWeights.masked(Optional.of(PER_SAMPLE), Optional.of(mask)));
        assertEquals(Optional.of(mask), SampleWeights.masked(Optional.of(mask), Optional.of(Tensor.full(1, 2))));
    }

    @Test
    void withoutWeightsTheMaskIsTheWeights() {
        assertEquals(Optional.of(PER_SAMPLE), SampleWeights.masked(Optional.empty(), Optional.of(PER_SAMPLE)));
        assertEquals(Optional.of(PER_SAMPLE), SampleWeights.masked(Optional.of(PER_SAMPLE), Optional.empty()));
        assertEquals(Optional.empty(), SampleWeights.masked(Optional.empty(), Optional.empty()));
    }

    private static void assertFails(String message, Shape entries) {
        assertEquals(message,
                assertThrows(IllegalArgumentException.class, () -> SampleWeights.spread(PER_SAMPLE, entries)).getMessage());
    }
}
