package dev.corno.layers;

import static dev.corno.layers.Padding.SAME;
import static dev.corno.layers.Padding.VALID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {

    @ParameterizedTest
    @CsvSource({"7, 3, 2, 1, 3", "6, 3, 2, 1, 2", "8, 3, 1, 2, 4", "3, 3, 5, 1, 1", "2, 3, 1, 1, 0", "1, 9, 2, 1, 0"})
    void validStaysInside(int length, int window, int stride, int dilation, int expected) {
        assertEquals(expected, VALID.outputLength(length, window, stride, dilation));
    }

    @ParameterizedTest
    @CsvSource({"7, 3, 2, 1, 4", "6, 3, 2, 1, 3", "1, 9, 2, 1, 1", "11, 5, 3, 1, 4"})
    void sameGivesTheLengthOverTheStride(int length, int window, int stride, int dilation, int expected) {
        assertEquals(expected, SAME.outputLength(length, window, stride, dilation));
    }

    @ParameterizedTest
    @CsvSource({"6, 3, 2, 1, 0, 1", "7, 3, 2, 1, 1, 1", "6, 4, 1, 1, 1, 2", "8, 3, 1, 2, 2, 2", "4, 1, 3, 1, 0, 0"})
    void sameHasItsOddZeroAtTheEnd(int length, int window, int stride, int dilation, int before, int after) {
        assertEquals(before, SAME.before(length, window, stride, dilation));
        assertEquals(after, SAME.after(length, window, stride, dilation));
    }

    @Test
    void validHasNoZeros() {
        assertEquals(0, VALID.before(7, 3, 2, 1));
        assertEquals(0, VALID.after(7, 3, 2, 1));
    }

    @Test
    void unknownLengthsStayUnknown() {
        assertEquals(Shape.UNKNOWN, SAME.outputLength(Shape.UNKNOWN, 3, 2, 1));
        assertEquals(Shape.UNKNOWN, VALID.outputLength(Shape.UNKNOWN, 3, 2, 1));
    }
}
