package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** {@link Dice} and {@link Tversky}. */
class OverlapLossesTest {

    /** Float32 rounding. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    private static final Tensor LABELS = Tensor.of(new float[] {1, 1, 0, 0, 1, 0, 0, 0}, 2, 4);
    private static final Tensor FOUND = Tensor.of(new float[] {1, 0, 1, 1, 1, 0, 0, 0}, 2, 4);

    @Test
    void isTheShareThatDoesNotOverlap() {
        assertValues(new Dice().axis(1), LABELS, FOUND, 1 - 2 / 5.0, 0);
        assertValues(new Dice().axis(-1), LABELS, FOUND, 1 - 2 / 5.0, 0);
    }

    @Test
    void allAxesGiveOneLoss() {
        assertValues(Losses.DICE, LABELS, FOUND, 1 - 4 / 7.0);
        assertEquals(Shape.scalar(), Losses.DICE.values(LABELS, FOUND).shape());
        assertEquals(Losses.DICE.values(LABELS, FOUND), new Dice().axis(0, 1).values(LABELS, FOUND));
    }

    @Test
    void theBatchCanBeSummedOverToo() {
        assertEquals(Shape.of(4), new Dice().axis(0).values(LABELS, FOUND).shape());
        assertEquals(Shape.of(2, 4), new Dice().axis(-1).values(LABELS.reshape(2, 4, 1), LABELS.reshape(2, 4, 1)).shape());
    }

    @Test
    void whatIsMissedAndWhatIsTooMuchCountDifferently() {
        assertValues(new Tversky().axis(1).alpha(1).beta(0), LABELS, FOUND, 1 - 1 / 2.0, 0);
        assertValues(new Tversky().axis(1).alpha(0).beta(1), LABELS, FOUND, 1 - 1 / 3.0, 0);
    }

    @Test
    void equalWeightsGiveDice() {
        assertArrayEquals(Losses.DICE.values(LABELS, FOUND).toDoubleArray(), Losses.TVERSKY.values(LABELS, FOUND).toDoubleArray(),
                FLOAT_TOLERANCE);
    }

    @Test
    void nothingFoundWhereNothingIsCostsOne() {
        assertValues(Losses.DICE, Tensor.full(0, 1, 2), Tensor.full(0, 1, 2), 1);
    }

    @Test
    void rejectsWeightsBelowZero() {
        assertFails("Tversky: alpha must be a number of 0 or more, got -1.0.", () -> new Tversky().alpha(-1).name());
        assertFails("Tversky: beta must be a number of 0 or more, got -2.0.", () -> new Tversky().beta(-2).name());
    }

    @Test
    void rejectsAxesThatPredictionsLack() {
        assertFails("fit: loss Dice expects predictions with an axis 2 for output \"region\", got shape (batch, 4). Axis 0 is the batch.",
                () -> new Dice().axis(1, 2).checkShapes(Shape.of(4), Shape.of(4), "region"));
        assertFails("Dice: expects predictions with an axis 2, got shape (2, 4). Axis 0 is the batch.",
                () -> new Dice().axis(1, 2).values(LABELS, FOUND));
    }

    @Test
    void rejectsLabelsOfAnotherShapeBeforeTraining() {
        assertFails("fit: loss Tversky expects y of shape (batch, 3) for output \"region\", got (batch, 2). "
                + "Change the last layer or the labels so that they agree.",
                () -> Losses.TVERSKY.checkShapes(Shape.of(2), Shape.of(3), "region"));
    }

    private static void assertValues(Loss loss, Tensor yTrue, Tensor yPred, double... expected) {
        assertArrayEquals(expected, loss.values(yTrue, yPred).toDoubleArray(), FLOAT_TOLERANCE);
    }
}
