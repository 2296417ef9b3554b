package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.data.Dataset;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rescaling, normalization, encoding and binning of numbers. */
class NumbersTest {

    private static final float TOLERANCE = 1e-6f;
    private static final Tensor TABLE = Tensor.of(new float[] {0, 7, 4, 2, 9, 6, 0, 7, 4, 2, 9, 6}, 4, 3);

    @Test
    void rescalingMultipliesThenAdds() {
        assertEquals(Tensor.of(new float[] {-1, 1}, 2, 1), new Rescaling(2 / 255.0, -1).call(Tensor.of(new byte[] {0, -1}, 2, 1)));
        assertEquals(Tensor.of(new float[] {3, 9, 7, 17}, 2, 2),
                new Rescaling(List.of(2.0, 4.0), List.of(1.0)).call(Tensor.of(new int[] {1, 2, 3, 4}, 2, 2)));
    }

    @Test
    void rescalingRejectsWrongArguments() {
        assertFails("Rescaling: scale must be at least one finite number, got [NaN].", () -> new Rescaling(Double.NaN));
        assertFails("Rescaling: offset must be at least one finite number, got [].", () -> new Rescaling(List.of(1.0), List.of()));
        assertFails("Rescaling: expects inputs whose last axis is 2, the number of values of scale, got (batch, 3).",
                () -> new Rescaling(List.of(1.0, 2.0), List.of(0.0)).outputShape(Shape.of(3)));
    }

    @Test
    void normalizationLearnsFromTensorsAndDataSets() {
        Tensor row = Tensor.of(new float[] {0, 7, 4}, 1, 3);
        assertEquals(Tensor.of(new float[] {-1, -1, -1}, 1, 3), new Normalization().adapt(TABLE).call(row));
        Dataset batches = Dataset.of(List.of(TABLE), List.of()).batchSize(3);
        assertArrayEquals(new float[] {-1, -1, -1}, new Normalization().adapt(batches.inputs()).call(row).toFloatArray(), TOLERANCE);
    }

    @Test
    void normalizationTurnsBack() {
        assertEquals(Tensor.of(new float[] {2, 10, 8}, 1, 3),
                new Normalization().adapt(TABLE).invert(true).call(Tensor.of(new float[] {1, 2, 3}, 1, 3)));
    }

    @Test
    void normalizationTakesStatistics() {
        assertArrayEquals(new float[] {-1.4142135f, -0.70710677f, 0},
                new Normalization(3, 2).call(Tensor.of(new float[] {1, 2, 3}, 3, 1)).toFloatArray(), TOLERANCE);
    }

    @Test
    void normalizationKeepsStatisticsOfTheAxesAlone() {
        Tensor data = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2);
        var adapted = new Normalization().axis(List.of(1)).adapt(data).adapted().orElseThrow();
        assertEquals(Tensor.of(new float[] {3.5f, 5.5f}, 2), adapted.mean());
        assertEquals(Tensor.of(new float[] {4.25f, 4.25f}, 2), adapted.variance());
        assertEquals(Tensor.scalar(4.5f), new Normalization().axis(List.of()).adapt(data).adapted().orElseThrow().mean());
        var pairs = new Normalization().axis(List.of(-1, 1)).adapt(data).adapted().orElseThrow();
        assertEquals(Tensor.of(new float[] {3, 4, 5, 6}, 2, 2), pairs.mean());
    }

    @Test
    void normalizationDividesByALittleWhereNothingVaries() {
        assertEquals(0, new Normalization(5, 0).call(Tensor.of(new float[] {5}, 1, 1)).item());
    }

    @Test
    void learntStatisticsAreWeightsOfAModel() {
        var weights = new Normalization().adapt(TABLE).weights(Shape.of(3));
        assertEquals(List.of("mean", "variance", "count"), weights.stream().map(weight -> weight.name()).toList());
        assertEquals(Tensor.of(new float[] {1, 8, 5}, 3), weights.get(0).spec().initializer().initialize(Shape.of(3), 0));
        assertFails("Normalization: learnt statistics of shape (3), but its inputs need them of shape (2). Adapt it to data of the same "
                + "shape.", () -> weights.get(0).spec().initializer().initialize(Shape.of(2), 0));
        assertEquals(List.of(), new Normalization(0, 1).weights(Shape.of(3)));
    }

    @Test
    void normalizationRejectsWhatDoesNotFit() {
        assertEquals("Normalization: has neither a mean and variance nor learnt any. Call adapt(data) first.",
                assertThrows(IllegalStateException.class, () -> new Normalization().call(TABLE)).getMessage());
        assertFails("Normalization: has a mean and variance, so it cannot learn others. Leave them out to adapt it.",
                () -> new Normalization(0, 1).adapt(TABLE));
        assertFails("Normalization: adapt needs at least one batch, got none.", () -> new Normalization().adapt(List.of()));
        assertFails("Normalization: expects batches whose axes with statistics have the lengths (3) like the first, got (2).",
                () -> new Normalization().adapt(List.of(TABLE, Tensor.of(new float[2], 1, 2))));
        assertFails("Normalization: mean and variance must have at most as many axes as axis, which is [-1], got shape (1, 1).",
                () -> new Normalization(Tensor.full(0, 1, 1), Tensor.full(1, 1, 1)));
        assertFails("Normalization: expects inputs whose axes with statistics have the lengths (2), got (3).",
                () -> new Normalization(Tensor.full(0, 2), Tensor.full(1, 2)).call(TABLE));
        assertFails("Normalization: expects inputs whose axes [-1] are known, got (batch, ?). Give their lengths to the Input.",
                () -> new Normalization().outputShape(Shape.of(Shape.UNKNOWN)));
        assertFails("Normalization: expects inputs that have axis 0 besides the batch axis, got (batch, 3).",
                () -> new Normalization().axis(List.of(0)).outputShape(Shape.of(3)));
        assertFails("Moments: variance must be 0 or more, got -1.0.", () -> new Normalization(0, -1));
        assertFails("Moments: mean and variance must have the same shape, got (2) and (3).",
                () -> new Moments(Tensor.full(0, 2), Tensor.full(1, 3)));
    }

    @Test
    void categoriesBecomeRows() {
        Tensor categories = Tensor.of(new int[] {0, 1, 1, 3}, 2, 2);
        assertEquals(Tensor.of(new float[] {1, 1, 0, 0, 0, 1, 0, 1}, 2, 4), new CategoryEncoding(4).call(categories));
        assertEquals(Tensor.of(new float[] {1, 1, 0, 0, 0, 1, 0, 1}, 2, 4), new CategoryEncoding(4).outputMode(OutputMode.COUNT).call(categories));
        assertEquals(Tensor.of(new float[] {2, 1}, 1, 2),
                new CategoryEncoding(2).outputMode(OutputMode.COUNT).call(Tensor.of(new int[] {0, 1, 0}, 1, 3)));
    }

    @Test
    void oneHotTakesAwayAnAxisOfLengthOne() {
        var layer = new CategoryEncoding(2).outputMode(OutputMode.ONE_HOT);
        assertEquals(Tensor.of(new float[] {0, 1, 1, 0}, 2, 2), layer.call(Tensor.of(new int[] {1, 0}, 2, 1)));
        assertEquals(Tensor.of(new float[] {0, 1, 1, 0}, 2, 2), layer.call(Tensor.of(new int[] {1, 0}, 2)));
        assertEquals(Tensor.of(new float[] {0, 1, 1, 0}, 1, 2, 2), layer.call(Tensor.of(new int[] {1, 0}, 1, 2)));
    }

    @Test
    void countsMayBeWeighted() {
        assertEquals(Tensor.of(new float[] {0.5f, 0, 3}, 1, 3), new CategoryEncoding(3).outputMode(OutputMode.COUNT)
                .call(Tensor.of(new int[] {2, 0, 2}, 1, 3), Tensor.of(new float[] {1, 0.5f, 2}, 1, 3)));
    }

    @Test
    void encodingRejectsWhatDoesNotFit() {
        assertFails("CategoryEncoding: numTokens must be a positive integer, got 0.", () -> new CategoryEncoding(0));
        assertFails("CategoryEncoding: outputMode must be one of COUNT, MULTI_HOT, ONE_HOT, got INT.",
                () -> new CategoryEncoding(3).outputMode(OutputMode.INT));
        assertFails("CategoryEncoding: expects whole numbers 0..2, got 3 at position 1.",
                () -> new CategoryEncoding(3).call(Tensor.of(new int[] {0, 3}, 1, 2)));
        assertFails("CategoryEncoding: expects inputs of shape (batch, length), got a single number.",
                () -> new CategoryEncoding(3).call(Tensor.of(new int[] {0})));
        assertFails("CategoryEncoding: countWeights need outputMode(COUNT), got MULTI_HOT.",
                () -> new CategoryEncoding(3).call(TABLE, TABLE));
        assertFails("CategoryEncoding: expects countWeights of shape (4, 3) like the inputs, got (3).",
                () -> new CategoryEncoding(3).outputMode(OutputMode.COUNT).call(TABLE, Tensor.full(1, 3)));
    }

    @Test
    void binsBeginAtTheirBoundaries() {
        Tensor numbers = Tensor.of(new float[] {-1.5f, 1, 3.4f, 0.5f, 0, 3, 1.3f, 0}, 2, 4);
        assertEquals(Tensor.of(new long[] {0, 2, 3, 1, 1, 3, 2, 1}, 2, 4), new Discretization(List.of(0.0, 1.0, 2.0)).call(numbers));
        assertEquals(Tensor.of(new long[] {0, 2, 3, 2, 1, 3, 3, 1}, 2, 4), new Discretization(4).adapt(numbers).call(numbers));
        assertEquals(Tensor.of(new float[] {1, 1, 1, 1, 0, 1, 1, 1}, 2, 4),
                new Discretization(List.of(0.0, 1.0, 2.0)).outputMode(OutputMode.MULTI_HOT).call(numbers));
    }

    // Expected by Keras 3.15.1.
    @Test
    void boundariesAreQuantilesOfAllBatches() {
        float[] numbers = new float[500];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (i * i * 7 % 501 / 50.0);
        }
        Tensor all = Tensor.of(numbers, 500, 1);
        assertBoundaries(List.of(1.6999998, 3.6199994, 5.8199997, 7.82),
                new Discretization(5).adapt(List.of(all.slice(0, 200), all.slice(200, 500))));
        assertBoundaries(List.of(1.0828574, 2.4200003, 3.8942862, 5.4657149, 7.1514287, 8.3), new Discretization(7).epsilon(0.1).adapt(all));
    }

    private static void assertBoundaries(List<Double> expected, Discretization layer) {
        assertArrayEquals(expected.stream().mapToDouble(d -> d).toArray(), layer.binBoundaries().stream().mapToDouble(d -> d).toArray(), 2e-6);
    }

    @Test
    void discretizationRejectsWhatDoesNotFit() {
        assertFails("Discretization: binBoundaries must be in ascending order, got [1.0, 0.0].", () -> new Discretization(List.of(1.0, 0.0)));
        assertFails("Discretization: needs boundaries, or a number of bins to learn them for.", () -> new Discretization(List.of()));
        assertFails("Discretization: numBins must be a positive integer, got 0.", () -> new Discretization(0));
        assertFails("Discretization: epsilon must be in (0, 1], got 0.0.", () -> new Discretization(3).epsilon(0));
        assertFails("Discretization: outputMode must be one of COUNT, INT, MULTI_HOT, ONE_HOT, got TF_IDF.",
                () -> new Discretization(3).outputMode(OutputMode.TF_IDF));
        assertEquals("Discretization: has not learnt boundaries. Call adapt(data) first.",
                assertThrows(IllegalStateException.class, () -> new Discretization(3).call(TABLE)).getMessage());
        assertEquals("Discretization: was made with boundaries, so it cannot learn others. Use new Discretization(numBins).",
                assertThrows(IllegalStateException.class, () -> new Discretization(List.of(1.0)).adapt(TABLE)).getMessage());
    }
}
