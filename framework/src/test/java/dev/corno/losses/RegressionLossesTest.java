package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Losses of regression but {@link MeanSquaredError} and {@link MeanAbsoluteError}, which have their own test. */
class RegressionLossesTest {

    /** Float32 rounding. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    private static final Tensor Y_TRUE = Tensor.of(new float[] {2, 4}, 1, 2);
    private static final Tensor Y_PRED = Tensor.of(new float[] {3, 1}, 1, 2);

    @Test
    void percentagesAreOfTheLabels() {
        assertValues(Losses.MEAN_ABSOLUTE_PERCENTAGE_ERROR, Y_TRUE, Y_PRED, (50 + 75) / 2.0);
        assertValues(Losses.MEAN_ABSOLUTE_PERCENTAGE_ERROR, Tensor.full(0, 1, 1), Tensor.full(1e-6f, 1, 1), 1000);
    }

    @Test
    void logarithmsOfNumbersBelowZeroAreThoseOfZero() {
        double first = Math.log(4 / 3.0);
        double second = Math.log(2 / 5.0);

        assertValues(Losses.MEAN_SQUARED_LOGARITHMIC_ERROR, Y_TRUE, Y_PRED, (first * first + second * second) / 2);
        assertValues(Losses.MEAN_SQUARED_LOGARITHMIC_ERROR, Tensor.full(-1, 1, 1), Tensor.full(-7, 1, 1), 0);
        assertEquals(Tensor.full(0, 1, 1), Losses.MEAN_SQUARED_LOGARITHMIC_ERROR.gradient(Tensor.full(1, 1, 1), Tensor.full(-7, 1, 1),
                Tensor.full(1, 1)));
    }

    @Test
    void huberIsLinearForOutliers() {
        assertValues(Losses.HUBER, Y_TRUE, Y_PRED, (0.5 + 2.5) / 2);
        assertValues(new Huber().delta(2), Y_TRUE, Y_PRED, (0.5 + 4) / 2);
        assertEquals(Tensor.of(new float[] {0.5f, -1}, 1, 2), new Huber().delta(2).gradient(Y_TRUE, Y_PRED, Tensor.full(1, 1)));
    }

    @Test
    void logCoshDoesNotOverflow() {
        assertValues(Losses.LOG_COSH, Y_TRUE, Y_PRED, (Math.log(Math.cosh(1)) + Math.log(Math.cosh(3))) / 2);
        assertEquals(9999.307f, Losses.LOG_COSH.values(Tensor.full(0, 1, 1), Tensor.full(1e4f, 1, 1)).flat(0));
    }

    @Test
    void ratesCostTheirSizeLessTheLogarithmOfCounts() {
        assertValues(Losses.POISSON, Y_TRUE, Y_PRED, (3 - 2 * Math.log(3) + 1) / 2);
    }

    @Test
    void criticsAreScoredBySigns() {
        Tensor signs = Tensor.of(new float[] {-1, 1}, 2, 1);
        Tensor scores = Tensor.of(new float[] {3, -2}, 2, 1);

        assertValues(Losses.WASSERSTEIN, signs, scores, -3, -2);
        assertEquals(signs, Losses.WASSERSTEIN.gradient(signs, scores, Tensor.full(1, 2)));
    }

    @Test
    void oppositeVectorsCostOneAndAlikeOnesMinusOne() {
        Tensor yPred = Tensor.of(new float[] {3, 4, -3, -4, -4, 3, 0, 0}, 4, 2);
        Tensor yTrue = Tensor.of(new float[] {6, 8, 6, 8, 6, 8, 6, 8}, 4, 2);

        assertValues(Losses.COSINE_SIMILARITY, yTrue, yPred, -1, 1, 0, 0);
    }

    @Test
    void haveTheNamesOfKeras() {
        assertEquals("mean_absolute_percentage_error", Losses.MEAN_ABSOLUTE_PERCENTAGE_ERROR.name());
        assertEquals("mean_squared_logarithmic_error", Losses.MEAN_SQUARED_LOGARITHMIC_ERROR.name());
        assertEquals("huber_loss", Losses.HUBER.name());
        assertEquals("log_cosh", Losses.LOG_COSH.name());
        assertEquals("poisson", Losses.POISSON.name());
        assertEquals("cosine_similarity", Losses.COSINE_SIMILARITY.name());
    }

    @Test
    void rejectsADeltaOfZero() {
        assertFails("Huber: delta must be a number above 0, got 0.0.", () -> new Huber().delta(0).name());
    }

    @Test
    void rejectsAnAxisThatPredictionsLackBeforeTraining() {
        assertFails("CosineSimilarity: axis must not be 0, which is the batch axis. Use -1 for the last axis.",
                () -> new CosineSimilarity().axis(0).name());
        assertFails("fit: loss CosineSimilarity expects predictions with an axis 2 besides the batch axis for output \"y\", got shape "
                + "(batch, 3). Use -1 for the last axis.", () -> new CosineSimilarity().axis(2).checkShapes(Shape.of(3), Shape.of(3), "y"));
    }

    @Test
    void rejectsLabelsOfAnotherShapeBeforeTraining() {
        assertFails("fit: loss Huber expects y of shape (batch, 3) for output \"price\", got (batch, 2). "
                + "Change the last layer or the labels so that they agree.",
                () -> Losses.HUBER.checkShapes(Shape.of(2), Shape.of(3), "price"));
        assertFails("fit: loss CosineSimilarity expects y of shape (batch, 3) for output \"price\", got (batch, 2). "
                + "Change the last layer or the labels so that they agree.",
                () -> Losses.COSINE_SIMILARITY.checkShapes(Shape.of(2), Shape.of(3), "price"));
    }

    private static void assertValues(Loss loss, Tensor yTrue, Tensor yPred, double... expected) {
        assertArrayEquals(expected, loss.values(yTrue, yPred).toDoubleArray(), FLOAT_TOLERANCE);
    }
}
