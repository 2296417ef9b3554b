package dev.corno.layers.reshaping;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.layers.DataFormat;
import dev.corno.tensor.Shape;
import org.junit.jupiter.api.Test;

class ReshapingTest {

    private static final int UNKNOWN = Shape.UNKNOWN;
    private static final int HUGE = 2_000_000_000;

    @Test
    void flattenedScalarIsOneNumber() {
        assertEquals(Shape.of(1), new Flatten().outputShape(Shape.scalar()));
    }

    @Test
    void flattenOfUnknownLengthsIsUnknown() {
        assertEquals(Shape.of(UNKNOWN), new Flatten().outputShape(Shape.of(UNKNOWN, 3)));
    }

    @Test
    void reshapeOfUnknownLengthsTrustsItsTarget() {
        assertEquals(Shape.of(UNKNOWN, 2), new Reshape(-1, 2).outputShape(Shape.of(UNKNOWN, 3)));
    }

    @Test
    void zeroPaddingKeepsUnknownLengths() {
        assertEquals(Shape.of(UNKNOWN, 6, 1), new ZeroPadding2D(1).outputShape(Shape.of(UNKNOWN, 4, 1)));
    }

    @Test
    void zeroPaddingNamesItsSides() {
        assertEquals(new ZeroPadding2D("z", 1, 1, 2, 2, DataFormat.CHANNELS_FIRST),
                new ZeroPadding2D(1, 2).dataFormat(DataFormat.CHANNELS_FIRST).name("z"));
    }

    @Test
    void rejectsTargetsOfAnotherSize() {
        assertFails("Reshape: expects inputs of 784 numbers for targetShape (28, 28, 1), got 783 in (783).",
                () -> new Reshape(28, 28, 1).outputShape(Shape.of(783)));
    }

    @Test
    void rejectsSizesThatLeaveARest() {
        assertFails("Reshape: expects inputs of a multiple of 5 numbers for targetShape (-1, 5), got 12 in (3, 4).",
                () -> new Reshape(-1, 5).outputShape(Shape.of(3, 4)));
    }

    @Test
    void rejectsTwoOpenAxes() {
        assertFails("Reshape: targetShape may have one -1, got (-1, 2, -1).", () -> new Reshape(-1, 2, -1));
    }

    @Test
    void rejectsSamplesTooLargeForAnArray() {
        assertFails("Flatten: expects samples of at most 2147483647 numbers, got (2000000000, 2000000000, 2000000000).",
                () -> new Flatten().outputShape(Shape.of(HUGE, HUGE, HUGE)));
    }

    @Test
    void rejectsNegativePadding() {
        assertFails("ZeroPadding2D: padding must be 0 or more on each side, got top 1, bottom 2, left -1, right 0.",
                () -> new ZeroPadding2D(1, 2, -1, 0));
    }

    @Test
    void rejectsPaddingBeyondTheLargestPicture() {
        assertFails("ZeroPadding2D: expects padded pictures of at most 2147483647 rows and columns, got 4000000004.",
                () -> new ZeroPadding2D(HUGE).outputShape(Shape.of(4, 4, 1)));
    }

    @Test
    void rejectsFlatInputsForPadding() {
        assertFails("ZeroPadding2D: expects inputs of shape (height, width, channels), got (4). Put new Reshape(2, 2, 1) before it.",
                () -> new ZeroPadding2D(1).outputShape(Shape.of(4)));
    }
}
