package dev.corno.losses;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** {@link MeanSquaredError} and {@link MeanAbsoluteError}. */
class MeanErrorsTest {

    private static final Tensor Y_TRUE = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    private static final Tensor Y_PRED = Tensor.of(new float[] {1, 4, 0, 4}, 2, 2);
    private static final Tensor ONES = Tensor.full(1, 2);

    @Test
    void squaresDifferencesAndAveragesTheLastAxis() {
        assertEquals(Tensor.of(new float[] {2, 4.5f}, 2), Losses.MEAN_SQUARED_ERROR.values(Y_TRUE, Y_PRED));
    }

    @Test
    void squaredErrorsPullInProportion() {
        assertEquals(Tensor.of(new float[] {0, 2, -3, 0}, 2, 2), Losses.MEAN_SQUARED_ERROR.gradient(Y_TRUE, Y_PRED, ONES));
    }

    @Test
    void takesAbsoluteDifferencesAndAveragesTheLastAxis() {
        assertEquals(Tensor.of(new float[] {1, 1.5f}, 2), Losses.MEAN_ABSOLUTE_ERROR.values(Y_TRUE, Y_PRED));
    }

    @Test
    void absoluteErrorsPullAlike() {
        assertEquals(Tensor.of(new float[] {0, 0.5f, -0.5f, 0}, 2, 2), Losses.MEAN_ABSOLUTE_ERROR.gradient(Y_TRUE, Y_PRED, ONES));
    }

    @Test
    void gradientIsScaledByTheWeightOfItsEntry() {
        Tensor weights = Tensor.of(new float[] {10, 100}, 2);

        assertEquals(Tensor.of(new float[] {0, 20, -300, 0}, 2, 2), Losses.MEAN_SQUARED_ERROR.gradient(Y_TRUE, Y_PRED, weights));
    }

    @Test
    void labelsMayLeaveOutALastAxisOfOne() {
        Tensor yTrue = Tensor.of(new float[] {1, 2, 3}, 3);
        Tensor yPred = Tensor.of(new float[] {1, 4, 0}, 3, 1);

        assertEquals(Tensor.of(new float[] {0, 4, 9}, 3), Losses.MEAN_SQUARED_ERROR.values(yTrue, yPred));
    }

    @Test
    void predictionsMayLeaveOutALastAxisOfOne() {
        Tensor yTrue = Tensor.of(new float[] {1, 2, 3}, 3, 1);
        Tensor yPred = Tensor.of(new float[] {1, 4, 0}, 3);

        assertEquals(Tensor.of(new float[] {0, 4, 9}, 3), Losses.MEAN_SQUARED_ERROR.values(yTrue, yPred));
    }

    @Test
    void anAxisOfTimeIsTheLastOneOnceTheAxisOfOneIsGone() {
        assertEquals(Shape.of(2), Losses.MEAN_SQUARED_ERROR.values(Y_TRUE, Y_PRED.reshape(2, 2, 1)).shape());
    }

    @Test
    void hasTheNameOfKeras() {
        assertEquals("mean_squared_error", Losses.MEAN_SQUARED_ERROR.name());
        assertEquals("mean_absolute_error", Losses.MEAN_ABSOLUTE_ERROR.name());
    }

    @Test
    void reductionCanBeChosen() {
        assertEquals(Reduction.SUM, new MeanAbsoluteError().reduction(Reduction.SUM).reduction());
    }

    @Test
    void rejectsLabelsOfAnotherShapeBeforeTraining() {
        assertFails("fit: loss MeanSquaredError expects y of shape (batch, 3) for output \"price\", got (batch, 2). "
                + "Change the last layer or the labels so that they agree.",
                () -> Losses.MEAN_SQUARED_ERROR.checkShapes(Shape.of(2), Shape.of(3), "price"));
    }

    @Test
    void rejectsLabelsOfAnotherShape() {
        assertFails("MeanSquaredError: expects y of the predictions' shape (2, 2), got (4). "
                + "Change the last layer or the labels so that they agree.",
                () -> Losses.MEAN_SQUARED_ERROR.values(Y_TRUE.reshape(4), Y_PRED));
    }

    @Test
    void acceptsAxesThatAreNotKnownYet() {
        assertDoesNotThrow(() -> Losses.MEAN_SQUARED_ERROR.checkShapes(Shape.of(Shape.UNKNOWN, 3), Shape.of(7, 3), "frames"));
    }

    private static void assertFails(String message, Runnable code) {
        assertEquals(message, assertThrows(ShapeMismatchException.class, code::run).getMessage());
    }
}
