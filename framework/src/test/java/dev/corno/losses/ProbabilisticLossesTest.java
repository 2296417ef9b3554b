package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Focal and generalized cross-entropy, and {@link KLDivergence}. */
class ProbabilisticLossesTest {

    /** Float32 rounding. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    private static final Tensor ONE_HOT = Tensor.of(new float[] {0, 1, 0}, 1, 3);
    private static final Tensor PROBABILITIES = Tensor.of(new float[] {0.2f, 0.7f, 0.1f}, 1, 3);

    @Test
    void easyAnswersCountLittle() {
        Tensor yes = Tensor.of(new float[] {1, 0}, 2, 1);
        Tensor p = Tensor.of(new float[] {0.9f, 0.6f}, 2, 1);

        assertValues(Losses.BINARY_FOCAL_CROSSENTROPY, yes, p, -0.01 * Math.log(0.9), -0.36 * Math.log(0.4));
        assertValues(new BinaryFocalCrossentropy().gamma(0), yes, p, -Math.log(0.9), -Math.log(0.4));
        assertValues(new BinaryFocalCrossentropy().gamma(0).applyClassBalancing(true), yes, p, -0.25 * Math.log(0.9), -0.75 * Math.log(0.4));
    }

    @Test
    void logitsBecomeProbabilities() {
        Tensor logit = Tensor.of(new float[] {0, 0}, 1, 2);

        assertValues(new BinaryFocalCrossentropy().fromLogits(true), Tensor.full(1, 1, 2), logit, 0.25 * Math.log(2));
        assertValues(new CategoricalFocalCrossentropy().fromLogits(true), Tensor.of(new float[] {1, 0}, 1, 2), logit,
                0.25 * 0.25 * Math.log(2));
    }

    @Test
    void classesHaveTheirWeights() {
        assertValues(Losses.CATEGORICAL_FOCAL_CROSSENTROPY, ONE_HOT, PROBABILITIES, -0.25 * 0.09 * Math.log(0.7));
        assertValues(new CategoricalFocalCrossentropy().alpha(1, 2, 3).gamma(1), ONE_HOT, PROBABILITIES, -2 * 0.3 * Math.log(0.7));
    }

    @Test
    void probabilitiesAreFirstDividedByTheirSum() {
        assertValues(Losses.CATEGORICAL_FOCAL_CROSSENTROPY, ONE_HOT, PROBABILITIES.times(3), -0.25 * 0.09 * Math.log(0.7));
    }

    @Test
    void generalizedCrossEntropyLiesBetweenCrossEntropyAndError() {
        Tensor label = Tensor.of(new int[] {1}, 1);

        assertValues(new CategoricalGeneralizedCrossEntropy().q(1e-6), label, PROBABILITIES, -Math.log(0.7));
        assertValues(new CategoricalGeneralizedCrossEntropy().q(0.999999), label, PROBABILITIES, 0.3);
        assertValues(Losses.CATEGORICAL_GENERALIZED_CROSS_ENTROPY, label.reshape(1, 1), PROBABILITIES, 2 * (1 - Math.sqrt(0.7)));
    }

    @Test
    void divergenceIsZeroForTheWantedDistribution() {
        assertValues(Losses.KL_DIVERGENCE, PROBABILITIES, PROBABILITIES, 0);
        assertValues(Losses.KL_DIVERGENCE, ONE_HOT, PROBABILITIES, -Math.log(0.7) + 2e-7 * Math.log(1e-7));
    }

    @Test
    void rejectsAlphaAndGammaOutOfRange() {
        assertFails("BinaryFocalCrossentropy: alpha must be in [0, 1], got 1.5.", () -> new BinaryFocalCrossentropy().alpha(1.5).name());
        assertFails("BinaryFocalCrossentropy: gamma must be a number of 0 or more, got -1.0.",
                () -> new BinaryFocalCrossentropy().gamma(-1).name());
        assertFails("BinaryFocalCrossentropy: labelSmoothing must be in [0, 1], got 2.0.",
                () -> new BinaryFocalCrossentropy().labelSmoothing(2).name());
        assertFails("BinaryFocalCrossentropy: axis must not be 0, which is the batch axis. Use -1 for the last axis.",
                () -> new BinaryFocalCrossentropy().axis(0).name());
        assertFails("CategoricalFocalCrossentropy: alpha must be one or more numbers of 0 or more, got [0.5, -1.0].",
                () -> new CategoricalFocalCrossentropy().alpha(0.5, -1).name());
        assertFails("CategoricalFocalCrossentropy: gamma must be a number of 0 or more, got -1.0.",
                () -> new CategoricalFocalCrossentropy().gamma(-1).name());
    }

    @Test
    void rejectsQOutOfRange() {
        assertFails("CategoricalGeneralizedCrossEntropy: q must be in (0, 1), got 1.0.",
                () -> new CategoricalGeneralizedCrossEntropy().q(1).name());
    }

    @Test
    void rejectsAnAlphaForOtherClassesBeforeTraining() {
        assertFails("fit: loss CategoricalFocalCrossentropy expects 2 classes in output \"kind\", as many as alpha has numbers, got shape "
                + "(batch, 3). Give one alpha for each class, or one for all.",
                () -> new CategoricalFocalCrossentropy().alpha(0.3, 0.7).checkShapes(Shape.of(3), Shape.of(3), "kind"));
    }

    @Test
    void rejectsClassIndicesWhereOneHotLabelsAreExpected() {
        assertFails("fit: loss CategoricalFocalCrossentropy expects y of shape (batch, 3) for output \"kind\", got (batch). "
                + "Use Losses.SPARSE_CATEGORICAL_CROSSENTROPY for class indices.",
                () -> Losses.CATEGORICAL_FOCAL_CROSSENTROPY.checkShapes(Shape.scalar(), Shape.of(3), "kind"));
    }

    @Test
    void rejectsOneHotLabelsWhereClassIndicesAreExpected() {
        assertFails("fit: loss CategoricalGeneralizedCrossEntropy expects y of shape (batch) with class indices 0..2 for output \"kind\", "
                + "got (batch, 3). Use Losses.CATEGORICAL_CROSSENTROPY for one-hot labels.",
                () -> Losses.CATEGORICAL_GENERALIZED_CROSS_ENTROPY.checkShapes(Shape.of(3), Shape.of(3), "kind"));
    }

    @Test
    void rejectsLabelsOutOfRange() {
        assertFails("BinaryFocalCrossentropy: expects labels in [0, 1] in y, got 2 in row 1 of the batch. Use 0 for no and 1 for yes, or "
                + "Losses.SPARSE_CATEGORICAL_CROSSENTROPY for class indices.",
                () -> Losses.BINARY_FOCAL_CROSSENTROPY.values(Tensor.of(new int[] {0, 2}, 2, 1), Tensor.full(0.5f, 2, 1)));
        assertFails("CategoricalGeneralizedCrossEntropy: expects class indices 0..2 in y, got 3 in row 0 of the batch. "
                + "Count classes from 0 and give the last layer a unit for each.",
                () -> Losses.CATEGORICAL_GENERALIZED_CROSS_ENTROPY.values(Tensor.of(new int[] {3}, 1), PROBABILITIES));
    }

    private static void assertValues(Loss loss, Tensor yTrue, Tensor yPred, double... expected) {
        assertArrayEquals(expected, loss.values(yTrue, yPred).toDoubleArray(), FLOAT_TOLERANCE);
    }
}
