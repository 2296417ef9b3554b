package dev.corno.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorTest {

    private static final Tensor SIX = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

    @Test
    void elementsAreInRowMajorOrder() {
        assertEquals(6, SIX.at(1, 2));
        assertEquals(4, SIX.flat(3));
    }

    @Test
    void slicesShareNumbersAndAreTensorsOfTheirOwn() {
        Tensor second = SIX.slice(1, 2);

        assertEquals(Tensor.of(new float[] {4, 5, 6}, 1, 3), second);
        assertEquals(Tensor.of(new float[] {5}, 1), second.reshape(3).slice(1, 2));
        assertArrayEquals(new float[] {4, 5, 6}, second.toFloatArray());
    }

    @Test
    void gathersRowsInTheOrderGiven() {
        assertEquals(Tensor.of(new float[] {4, 5, 6, 1, 2, 3, 4, 5, 6}, 3, 3), SIX.gather(1, 0, 1));
    }

    @Test
    void aScalarHasOneElementAndNoRows() {
        assertEquals(3, Tensor.scalar(3).at());
        assertEquals(3, Tensor.scalar(3).item());
        assertFails("Tensor: a scalar has no rows. Reshape it to (1) first.", () -> Tensor.scalar(3).rows());
    }

    @Test
    void drawsPositionsAsOftenAsTheirProbabilitiesSay() {
        Tensor rows = Tensor.of(new float[] {0.2f, 0, 0.8f}, 1, 3).gather(new int[10_000]);

        assertEquals(0.8, Arrays.stream(rows.draw(1, new Random(1)).toIntArray()).filter(i -> i == 2).count() / 1e4, 0.02);
        assertEquals(2 / 3.0, Arrays.stream(rows.draw(2, new Random(1)).toIntArray()).filter(i -> i == 2).count() / 1e4, 0.02);
        assertEquals(0, Arrays.stream(rows.draw(1, new Random(1)).toIntArray()).filter(i -> i == 1).count());
    }

    @Test
    void drawsTheLargestWhereItIsCold() {
        Tensor unlikely = Tensor.of(new float[] {1e-30f, 2e-30f, 1e-30f}, 3);

        assertEquals(Tensor.of(new int[] {1}), unlikely.draw(0.01, new Random(1)));
    }

    @Test
    void drawsFromProbabilitiesOnly() {
        assertFails("Tensor.draw: temperature must be a number above 0, got 0.0.", () -> SIX.draw(0, new Random(1)));
        assertFails("Tensor.draw: expects probabilities from 0 on, got -1.0. Let the model end with a softmax.",
                () -> Tensor.of(new float[] {1, -1}, 2).draw(1, new Random(1)));
        assertFails("Tensor.draw: expects a probability above 0 in each row, got none. Let the model end with a softmax.",
                () -> Tensor.of(new float[2], 1, 2).draw(1, new Random(1)));
    }

    @Test
    void anEmptyTensorIsAnEmptyBatch() {
        Tensor empty = SIX.slice(0, 0);

        assertEquals(Shape.of(0, 3), empty.shape());
        assertEquals(Tensor.of(new int[0], 0), empty.argMax());
        assertEquals(empty, empty.reshape(-1, 3));
    }

    @Test
    void reshapeWorksOneLengthOut() {
        assertEquals(Shape.of(3, 2), SIX.reshape(-1, 2).shape());
    }

    static List<int[]> wrongShapes() {
        return List.of(new int[] {4}, new int[] {-1, 4}, new int[] {-1, -1}, new int[] {-2, -3}, new int[] {-1, 0},
                new int[] {65536, 65536, 65536, 65536, -1});
    }

    @ParameterizedTest
    @MethodSource("wrongShapes")
    void reshapeKeepsTheNumberOfElements(int... dims) {
        String got = java.util.Arrays.toString(dims).replace('[', '(').replace(']', ')');
        assertFails("Tensor.reshape: expects a shape of 6 elements like (2, 3), got " + got + ".", () -> SIX.reshape(dims));
    }

    @Test
    void aLengthOfAnEmptyTensorCannotAlwaysBeWorkedOut() {
        assertFails("Tensor.reshape: expects a shape of 0 elements like (0, 3), got (-1, 0).", () -> SIX.slice(0, 0).reshape(-1, 0));
    }

    @Test
    void argMaxTakesTheFirstOfEqualsAndNotANumberBeforeAll() {
        assertEquals(Tensor.of(new int[] {1, 2}, 2), Tensor.of(new float[] {1, 5, 5, 7, 8, Float.NaN}, 2, 3).argMax());
    }

    @Test
    void argMaxNeedsSomethingToChooseFrom() {
        assertFails("Tensor: argMax() needs at least one element along the last axis, got shape ().", () -> Tensor.scalar(1).argMax());
        assertFails("Tensor: argMax() needs at least one element along the last axis, got shape (3, 0).",
                () -> Tensor.of(new float[0], 3, 0).argMax());
    }

    @Test
    void oneHotPutsASingleOneInEachRow() {
        assertEquals(Tensor.of(new float[] {0, 1, 0, 1, 0, 0}, 2, 3), Tensor.of(new int[] {1, 0}, 2).oneHot(3));
    }

    @ParameterizedTest
    @ValueSource(floats = {-1, -0.5f, 3, 1.5f, Float.NaN})
    void oneHotTakesClassIndicesOnly(float label) {
        assertFails("oneHot: expects class indices 0..2, got " + label + " at position 1.",
                () -> Tensor.of(new float[] {0, label}, 2).oneHot(3));
    }

    @Test
    void oneHotNeedsAClass() {
        assertFails("oneHot: classes must be a positive integer, got 0.", () -> Tensor.of(new int[] {0}, 1).oneHot(0));
    }

    @Test
    void sizesEndWhereJavaArraysEnd() {
        String message = "Tensor: expects at most 2147483639 elements, got shape (65536, 65536) of 4294967296. Work on parts of it, such as "
                + "batches.";

        assertFails(message, () -> Tensor.zeros(DataType.UINT8, Shape.of(65536, 65536)));
        assertFails(message, () -> Tensor.full(1, 65536, 65536));
        assertFails(message, () -> Tensor.zeros(DataType.UINT8, Shape.of(65536)).oneHot(65536));
    }

    @Test
    void equalTensorsHaveTheSameTypeShapeAndBits() {
        assertEquals(Tensor.of(new float[] {Float.NaN}, 1), Tensor.of(new float[] {Float.NaN}, 1));
        assertNotEquals(Tensor.of(new float[] {0f}, 1), Tensor.of(new float[] {-0f}, 1));
        assertNotEquals(Tensor.of(new float[] {1}, 1), Tensor.of(new int[] {1}, 1));
        assertNotEquals(Tensor.of(new long[] {1L << 60}, 1), Tensor.of(new long[] {(1L << 60) + 1}, 1));
        assertNotEquals(SIX, SIX.reshape(3, 2));
    }

    @ParameterizedTest
    @EnumSource
    void partsOfEveryTypeAreCompared(DataType type) {
        Tensor tensor = Tensor.of(new float[] {0, 1, 0, 1, 0, 0}, 3, 2).asType(type);

        assertEquals(tensor.slice(0, 1), tensor.slice(1, 2));
        assertEquals(tensor.slice(0, 1).hashCode(), tensor.slice(1, 2).hashCode());
        assertNotEquals(tensor.slice(0, 1), tensor.slice(2, 3));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void findsTheFirstElementThatIsNoNumber(DataType type) {
        Tensor tensor = Tensor.of(new float[] {Float.NaN, 1, 2, Float.POSITIVE_INFINITY, Float.NaN, 3}, 3, 2).asType(type);

        assertEquals(OptionalInt.of(1), tensor.slice(1, 3).firstNotFinite());
        assertFalse(tensor.isFinite());
        assertTrue(tensor.slice(1, 3).reshape(4).slice(0, 1).isFinite());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 20})
    void findsTheElementThatIsNoNumberWhereverItIs(int at) {
        float[] values = new float[22];
        Arrays.fill(values, -Float.MAX_VALUE);
        Tensor finite = Tensor.of(values.clone(), 22).slice(1, 22);
        values[at + 1] = Float.NEGATIVE_INFINITY;

        assertEquals(OptionalInt.empty(), finite.firstNotFinite());
        assertEquals(OptionalInt.of(at), Tensor.of(values, 22).slice(1, 22).firstNotFinite());
    }

    @Test
    void gathersRowsIntoABuffer() {
        Tensor buffer = Tensor.zeros(DataType.FLOAT32, Shape.of(3, 3));
        SIX.slice(0, 2).gather(new int[] {0, 1, 0, 1}, 1, 3, buffer);

        assertEquals(Tensor.of(new float[] {4, 5, 6, 1, 2, 3, 0, 0, 0}, 3, 3), buffer);
    }

    @Test
    void rejectsBuffersThatCannotHoldTheRows() {
        int[] rows = {1, 0};

        assertFails("Tensor.gather: expects a target of type float32 with at least 6 values, got int32(2, 3).",
                () -> SIX.gather(rows, 0, 2, Tensor.zeros(DataType.INT32, Shape.of(2, 3))));
        assertFails("Tensor.gather: expects a target of type float32 with at least 6 values, got float32(5).",
                () -> SIX.gather(rows, 0, 2, Tensor.zeros(DataType.FLOAT32, Shape.of(5))));
    }

    @Test
    void printsElementsAsTheirType() {
        assertEquals("float32(2)[1.5, 2.0]", Tensor.of(new float[] {1.5f, 2}, 2).toString());
        assertEquals("int64(1)[123456789012]", Tensor.of(new long[] {123456789012L}, 1).toString());
        assertEquals("uint8(2)[0, 255]", Tensor.of(new byte[] {0, -1}, 2).toString());
        assertEquals("bool(1, 2)[true, false]", Tensor.of(new boolean[] {true, false}, 1, 2).toString());
    }

    @Test
    void rowsMustBeOfOneLength() {
        assertFails("Tensor: every row must have 2 values like row 0, got 1 in row 1.", () -> Tensor.of(new float[][] {{1, 2}, {3}}));
    }

    @Test
    void shapesMustFitTheNumberOfValues() {
        assertFails("Tensor: shape (2, 2) needs 4 values, got 3.", () -> Tensor.of(new float[3], 2, 2));
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(RuntimeException.class, code).getMessage());
    }
}
