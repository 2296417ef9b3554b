package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** {@link CTC}. */
class CTCTest {

    /** Float32 rounding. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    private static final Tensor EVEN = Tensor.full(0, 1, 3, 3);

    @Test
    void addsUpAllWaysToSpreadTheLabels() {
        // Of the 27 equally probable paths, 1, 11, 111, 1-, -1 and so on give the label 1: six.
        assertValues(Losses.CTC, Tensor.of(new int[] {1, 0}, 1, 2), EVEN, -Math.log(6 / 27.0));
        // 1-1 only.
        assertValues(Losses.CTC, Tensor.of(new int[] {1, 1}, 1, 2), EVEN, -Math.log(1 / 27.0));
        // 12, 112, 122, 1-2, -12, 12-.
        assertValues(Losses.CTC, Tensor.of(new int[] {1, 2}, 1, 2), EVEN, -Math.log(5 / 27.0));
    }

    @Test
    void noLabelsMeanBlanksOnly() {
        assertValues(Losses.CTC, Tensor.of(new int[] {0, 0}, 1, 2), EVEN, 3 * Math.log(3));
    }

    @Test
    void longSequencesDoNotUnderflow() {
        Tensor yPred = Tensor.full(0, 1, 2000, 10);

        assertEquals(4540, Losses.CTC.values(Tensor.of(new int[] {1, 2, 3}, 1, 3), yPred).item(), 100);
    }

    @Test
    void rejectsOtherShapesBeforeTraining() {
        assertFails("fit: loss CTC expects y of shape (batch, length) and predictions of shape (batch, time, classes) for output \"text\", "
                + "got (batch) and (batch, 5). Class 0 is the blank, and fills shorter rows of y.",
                () -> Losses.CTC.checkShapes(Shape.scalar(), Shape.of(5), "text"));
        assertFails("CTC: expects y of shape (batch, length) and predictions of shape (batch, time, classes), got (3) and (1, 3, 3). "
                + "Class 0 is the blank, and fills shorter rows of y.", () -> Losses.CTC.values(Tensor.of(new int[3], 3), EVEN));
    }

    @Test
    void acceptsAnyNumberOfSteps() {
        Losses.CTC.checkShapes(Shape.of(Shape.UNKNOWN), Shape.of(Shape.UNKNOWN, 5), "text");

        assertEquals("ctc", Losses.CTC.name());
    }

    @Test
    void rejectsLabelsThatAreNoClass() {
        assertFails("CTC: expects class indices 1..2 in y, and zeros behind them, got 3 at position 1 of row 0 of the batch. "
                + "Class 0 is the blank, and fills shorter rows.", () -> Losses.CTC.values(Tensor.of(new int[] {1, 3}, 1, 2), EVEN));
        assertFails("CTC: expects class indices 1..2 in y, and zeros behind them, got 2 at position 1 of row 0 of the batch. "
                + "Class 0 is the blank, and fills shorter rows.", () -> Losses.CTC.values(Tensor.of(new int[] {0, 2}, 1, 2), EVEN));
    }

    @Test
    void rejectsLabelsThatDoNotFitIntoTheSteps() {
        assertFails("CTC: expects labels in y that fit into 3 time steps, got 3 that need 4 in row 0 of the batch. "
                + "Predict more time steps, or shorten the labels.",
                () -> Losses.CTC.values(Tensor.of(new int[] {1, 1, 2}, 1, 3), EVEN));
    }

    private static void assertValues(Loss loss, Tensor yTrue, Tensor yPred, double... expected) {
        assertArrayEquals(expected, loss.values(yTrue, yPred).toDoubleArray(), FLOAT_TOLERANCE);
    }
}
