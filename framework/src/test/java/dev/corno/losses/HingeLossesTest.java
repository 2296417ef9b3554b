package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** {@link Hinge}, {@link SquaredHinge} and {@link CategoricalHinge}. */
class HingeLossesTest {

    /** Float32 rounding. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    private static final Tensor SCORES = Tensor.of(new float[] {0.5f, -2, 3, 0.25f}, 2, 2);

    @Test
    void scoresBeyondOneCostNothing() {
        Tensor signs = Tensor.of(new float[] {1, -1, 1, -1}, 2, 2);

        assertValues(Losses.HINGE, signs, SCORES, 0.25, 0.625);
        assertValues(Losses.SQUARED_HINGE, signs, SCORES, 0.125, 0.78125);
    }

    @Test
    void zerosAndOnesAreSigns() {
        Tensor signs = Tensor.of(new float[] {1, -1, 1, -1}, 2, 2);
        Tensor labels = Tensor.of(new int[] {1, 0, 1, 0}, 2, 2);

        assertEquals(Losses.HINGE.values(signs, SCORES), Losses.HINGE.values(labels, SCORES));
        assertEquals(Losses.SQUARED_HINGE.gradient(signs, SCORES, Tensor.full(1, 2)),
                Losses.SQUARED_HINGE.gradient(labels, SCORES, Tensor.full(1, 2)));
    }

    @Test
    void zerosAmongOtherLabelsStayZeros() {
        assertValues(Losses.HINGE, Tensor.of(new float[] {0, 1, -1, 1}, 2, 2), SCORES, (1 + 3) / 2.0, (4 + 0.75) / 2);
    }

    @Test
    void theRightScoreIsToBeOneAboveTheOthers() {
        Tensor yTrue = Tensor.of(new float[] {1, 0, 0, 0, 1, 0}, 2, 3);
        Tensor yPred = Tensor.of(new float[] {2, 1.5f, 1.5f, 0, 3, 1}, 2, 3);

        assertValues(Losses.CATEGORICAL_HINGE, yTrue, yPred, 0.5, 0);
        assertEquals(Tensor.of(new float[] {-1, 0.5f, 0.5f, 0, 0, 0}, 2, 3),
                Losses.CATEGORICAL_HINGE.gradient(yTrue, yPred, Tensor.full(1, 2)));
    }

    @Test
    void haveTheNamesOfKeras() {
        assertEquals("hinge", Losses.HINGE.name());
        assertEquals("squared_hinge", Losses.SQUARED_HINGE.name());
        assertEquals("categorical_hinge", Losses.CATEGORICAL_HINGE.name());
    }

    @Test
    void rejectLabelsOfAnotherShapeBeforeTraining() {
        assertFails("fit: loss Hinge expects y of shape (batch, 3) for output \"sold\", got (batch, 2). "
                + "Change the last layer or the labels so that they agree.", () -> Losses.HINGE.checkShapes(Shape.of(2), Shape.of(3), "sold"));
        assertFails("fit: loss CategoricalHinge expects y of shape (batch, 3) for output \"kind\", got (batch, 2). "
                + "Change the last layer or the labels so that they agree.",
                () -> Losses.CATEGORICAL_HINGE.checkShapes(Shape.of(2), Shape.of(3), "kind"));
    }

    private static void assertValues(Loss loss, Tensor yTrue, Tensor yPred, double... expected) {
        assertArrayEquals(expected, loss.values(yTrue, yPred).toDoubleArray(), FLOAT_TOLERANCE);
    }
}
