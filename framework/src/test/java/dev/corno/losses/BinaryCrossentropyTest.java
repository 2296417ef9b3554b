package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryCrossentropyTest {

    /** A few float32 steps. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    @Test
    void costsTheLogarithmOfTheProbabilityOfTheLabel() {
        assertEquals(-Math.log(0.25), Losses.BINARY_CROSSENTROPY.value(1, 0.25), FLOAT_TOLERANCE);
        assertEquals(-Math.log(0.75), Losses.BINARY_CROSSENTROPY.value(0, 0.25), FLOAT_TOLERANCE);
    }

    @Test
    void averagesTheLastAxis() {
        Tensor yTrue = Tensor.of(new float[] {1, 0}, 1, 2);
        Tensor yPred = Tensor.of(new float[] {0.5f, 0.5f}, 1, 2);

        assertEquals(Math.log(2), Losses.BINARY_CROSSENTROPY.values(yTrue, yPred).item(), FLOAT_TOLERANCE);
    }

    @Test
    void staysFiniteForACertainAndWrongAnswer() {
        assertEquals(-Math.log(1e-7f), Losses.BINARY_CROSSENTROPY.value(1, 0), FLOAT_TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 1.5, -0.5})
    void hasNoGradientWhereProbabilitiesAreCut(double yPred) {
        assertEquals(0, Losses.BINARY_CROSSENTROPY.slope(1, yPred));
    }

    @Test
    void logitsGiveTheSameLossAsTheirProbability() {
        double logit = 0.7;
        double probability = 1 / (1 + Math.exp(-logit));

        assertEquals(Losses.BINARY_CROSSENTROPY.value(1, probability), new BinaryCrossentropy().fromLogits(true).value(1, logit),
                FLOAT_TOLERANCE);
    }

    @Test
    void logitsMayBeHuge() {
        var loss = new BinaryCrossentropy().fromLogits(true);

        assertEquals(1000, loss.value(1, -1000));
        assertEquals(-1, loss.slope(1, -1000));
    }

    @Test
    void smoothingMovesLabelsTowardsOneHalf() {
        var smoothed = new BinaryCrossentropy().labelSmoothing(0.2);

        assertEquals(Losses.BINARY_CROSSENTROPY.value(0.9, 0.3), smoothed.value(1, 0.3), FLOAT_TOLERANCE);
        assertEquals(Losses.BINARY_CROSSENTROPY.value(0.1, 0.3), smoothed.value(0, 0.3), FLOAT_TOLERANCE);
    }

    @Test
    void hasTheNameOfKeras() {
        assertEquals("binary_crossentropy", new BinaryCrossentropy().reduction(Reduction.SUM).name());
    }

    @Test
    void rejectsLabelsOutsideZeroToOne() {
        Tensor yTrue = Tensor.of(new int[] {1, 0, 2}, 3, 1);

        assertFails("BinaryCrossentropy: expects labels in [0, 1] in y, got 2 in row 2 of the batch. Use 0 for no and 1 for yes, or "
                + "Losses.SPARSE_CATEGORICAL_CROSSENTROPY for class indices.",
                () -> Losses.BINARY_CROSSENTROPY.values(yTrue, Tensor.full(0.5f, 3, 1)));
    }

    @Test
    void rejectsLabelsThatAreNoNumbers() {
        Tensor yTrue = Tensor.full(Float.NaN, 1, 1);

        assertFails("BinaryCrossentropy: expects labels in [0, 1] in y, got NaN in row 0 of the batch. Use 0 for no and 1 for yes, or "
                + "Losses.SPARSE_CATEGORICAL_CROSSENTROPY for class indices.",
                () -> Losses.BINARY_CROSSENTROPY.values(yTrue, Tensor.full(0.5f, 1, 1)));
    }

    @Test
    void rejectsSmoothingAboveOne() {
        assertFails("BinaryCrossentropy: labelSmoothing must be in [0, 1], got 1.5.",
                () -> new BinaryCrossentropy().labelSmoothing(1.5).name());
    }
}
