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
        assertFails("ZeroPadding2D: expects padded axes of at most 2147483647 places, got 4000000004.",
                () -> new ZeroPadding2D(HUGE).outputShape(Shape.of(4, 4, 1)));
    }

    @Test
    void rejectsFlatInputsForPadding() {
        assertFails("ZeroPadding2D: expects inputs of shape (height, width, channels), got (4). Put new Reshape(2, 2, 1) before it.",
                () -> new ZeroPadding2D(1).outputShape(Shape.of(4)));
    }

    @Test
    void unknownLengthsStayUnknown() {
        assertEquals(Shape.of(UNKNOWN, 2), new ZeroPadding1D(1).outputShape(Shape.of(UNKNOWN, 2)));
        assertEquals(Shape.of(UNKNOWN, 2), new Cropping1D(1).outputShape(Shape.of(UNKNOWN, 2)));
        assertEquals(Shape.of(UNKNOWN, 8, 1), new UpSampling2D().outputShape(Shape.of(UNKNOWN, 4, 1)));
        assertEquals(Shape.of(3, UNKNOWN), new Permute(2, 1).outputShape(Shape.of(UNKNOWN, 3)));
    }

    @Test
    void sidesFollowKerasOrder() {
        assertEquals(new Cropping2D(null, new Sides(1), new Sides(2), DataFormat.CHANNELS_LAST), new Cropping2D(1, 2));
        assertEquals(new Cropping2D(null, new Sides(1, 2), new Sides(3, 4), DataFormat.CHANNELS_LAST), new Cropping2D(1, 2, 3, 4));
    }

    @Test
    void rejectsNegativeSides() {
        assertFails("ZeroPadding1D: padding must be 0 or more at each end, got [-1 and 2].", () -> new ZeroPadding1D(-1, 2));
        assertFails("Cropping3D: cropping must be 0 or more at each end, got [0 and 0, 1 and -1, 2 and 2].",
                () -> new Cropping3D(new Sides(0), new Sides(1, -1), new Sides(2)));
    }

    @Test
    void rejectsCroppingThatLeavesNothing() {
        assertFails("Cropping2D: expects more than 4 places along spatial axis 1 for its cropping of 2 and 2, got 4 in (5, 4, 1).",
                () -> new Cropping2D(2).outputShape(Shape.of(5, 4, 1)));
    }

    @Test
    void rejectsAxesBeyondTheLargestArray() {
        assertFails("ZeroPadding3D: expects padded axes of at most 2147483647 places, got 4000000001.",
                () -> new ZeroPadding3D(HUGE).outputShape(Shape.of(1, 1, 1, 1)));
        assertFails("UpSampling1D: expects enlarged axes of at most 2147483647 places, got 4000000000.",
                () -> new UpSampling1D(HUGE).outputShape(Shape.of(2, 1)));
    }

    @Test
    void rejectsSizesBelowOne() {
        assertFails("UpSampling2D: size must be positive, got 0x0.", () -> new UpSampling2D(0));
        assertFails("RepeatVector: n must be a positive integer, got 0.", () -> new RepeatVector(0));
    }

    @Test
    void rejectsRowsThatAreSequences() {
        assertFails("RepeatVector: expects inputs of shape (features), got (3, 4). Put new Flatten() before it.",
                () -> new RepeatVector(2).outputShape(Shape.of(3, 4)));
    }

    @Test
    void rejectsDimsThatAreNoOrder() {
        assertFails("Permute: dims must name each axis from 1 once, got [1, 3].", () -> new Permute(1, 3));
        assertFails("Permute: expects inputs of 2 axes for dims [2, 1], got (3).", () -> new Permute(2, 1).outputShape(Shape.of(3)));
    }
}
