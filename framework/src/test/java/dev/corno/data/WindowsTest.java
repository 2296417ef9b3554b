package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class WindowsTest {

    private static final Tensor SIX = Tensor.of(new int[] {0, 1, 2, 3, 4, 5}, 6);

    @Test
    void everyRowStartsAWindowThatIsWhole() {
        assertEquals(Tensor.of(new int[] {0, 1, 2, 1, 2, 3, 2, 3, 4, 3, 4, 5}, 4, 3), new Windows(3).of(SIX));
    }

    @Test
    void strideIsBetweenWindowsAndRateWithin() {
        assertEquals(Tensor.of(new int[] {0, 2, 2, 4}, 2, 2), new Windows(2).samplingRate(2).sequenceStride(2).of(SIX));
    }

    @Test
    void usesRowsBetweenTheIndices() {
        assertEquals(Tensor.of(new int[] {1, 2, 2, 3}, 2, 2), new Windows(2).startIndex(1).endIndex(4).of(SIX));
    }

    @Test
    void windowsKeepTheAxesOfRows() {
        Tensor rows = Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}});
        assertEquals(Tensor.of(new float[] {1, 2, 3, 4, 3, 4, 5, 6}, 2, 2, 2), new Windows(2).of(rows));
    }

    @Test
    void targetsBelongToTheWindowThatStartsWithThem() {
        ArrayDataset dataset = new Windows(2).sequenceStride(2).dataset(SIX, SIX.slice(2, 6));
        assertEquals(Tensor.of(new int[] {0, 1, 2, 3}, 2, 2), dataset.x().get(0));
        assertEquals(Tensor.of(new int[] {2, 4}, 2), dataset.y().get(0));
    }

    @Test
    void targetsCountFromTheStartOfTheSeries() {
        ArrayDataset dataset = new Windows(2).startIndex(3).dataset(SIX, SIX);
        assertEquals(Tensor.of(new int[] {3, 4}, 2), dataset.y().get(0));
    }

    @Test
    void rejectsLengthsBelowOne() {
        assertFails("Windows: sequenceLength must be a positive integer, got 0.", () -> new Windows(0));
        assertFails("Windows: sequenceStride must be a positive integer, got -1.", () -> new Windows(2).sequenceStride(-1));
        assertFails("Windows: samplingRate must be a positive integer, got 0.", () -> new Windows(2).samplingRate(0));
    }

    @Test
    void rejectsIndicesOutOfOrder() {
        assertFails("Windows: expects 0 <= startIndex < endIndex, got startIndex 4 and endIndex 4.",
                () -> new Windows(2).startIndex(4).endIndex(4));
        assertFails("Windows: expects 0 <= startIndex < endIndex, got startIndex -1.", () -> new Windows(2).startIndex(-1));
        assertFails("Windows: endIndex must be at most the 6 rows of the series, got 7.", () -> new Windows(2).endIndex(7).of(SIX));
    }

    @Test
    void rejectsASeriesThatIsShorterThanAWindow() {
        assertFails("Windows: one window spans 7 rows, got 6. Give a longer series or shorter windows.", () -> new Windows(7).of(SIX));
        assertFails("Windows: one window spans 3 rows, got 6 with 0 targets. Give a longer series or shorter windows.",
                () -> new Windows(3).dataset(SIX, SIX.slice(6, 6)));
    }

    @Test
    void rejectsMoreNumbersThanAnArrayHolds() {
        Tensor series = Tensor.zeros(DataType.BOOL, Shape.of(100_000));
        assertFails("Windows: 50001 windows of 50000 rows are more numbers than fit in memory at once (2147483639). "
                + "Use a greater sequenceStride or parts of the series.", () -> new Windows(50_000).of(series));
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }
}
