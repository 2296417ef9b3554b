package dev.corno.losses;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossReductionTest {

    /** Two samples with losses 1 and 9. */
    private static final Tensor Y_TRUE = Tensor.of(new float[] {1, 2}, 2, 1);
    private static final Tensor Y_PRED = Tensor.of(new float[] {2, 5}, 2, 1);
    private static final Optional<Tensor> WEIGHTS = Optional.of(Tensor.of(new float[] {2, 4}, 2));

    @ParameterizedTest
    @CsvSource({"NONE, 10, 38", "SUM, 10, 38", "SUM_OVER_BATCH_SIZE, 5, 19", "MEAN, 5, 19", "MEAN_WITH_SAMPLE_WEIGHT, 5, 6.333333333"})
    void reducesAsKerasDoes(Reduction reduction, double plain, double weighted) {
        var loss = new MeanSquaredError(reduction);

        assertEquals(plain, new LossReduction(loss, Y_TRUE, Y_PRED, Optional.empty()).value(), 1e-9);
        assertEquals(weighted, new LossReduction(loss, Y_TRUE, Y_PRED, WEIGHTS).value(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"SUM, 4, 24", "SUM_OVER_BATCH_SIZE, 2, 12", "MEAN_WITH_SAMPLE_WEIGHT, 0.6666667, 4"})
    void gradientIsReducedAlike(Reduction reduction, float first, float second) {
        var reduced = new LossReduction(new MeanSquaredError(reduction), Y_TRUE, Y_PRED, WEIGHTS);

        assertEquals(Tensor.of(new float[] {first, second}, 2, 1), reduced.gradient(1));
    }

    @Test
    void gradientIsMultipliedByTheFactor() {
        var reduced = new LossReduction(Losses.MEAN_SQUARED_ERROR, Y_TRUE, Y_PRED, Optional.empty());

        assertEquals(Tensor.of(new float[] {10, 30}, 2, 1), reduced.gradient(10));
    }

    @Test
    void valuesOfEntriesAreWeighted() {
        var reduced = new LossReduction(Losses.MEAN_SQUARED_ERROR, Y_TRUE, Y_PRED, WEIGHTS);

        assertEquals(Tensor.of(new float[] {2, 36}, 2), reduced.weightedValues());
    }

    @Test
    void ignoredEntriesDoNotCount() {
        var loss = new SparseCategoricalCrossentropy().ignoreClass(-1);
        Tensor yPred = Tensor.full(0.5f, 3, 2);
        var reduced = new LossReduction(loss, Tensor.of(new int[] {0, -1, 1}, 3), yPred, Optional.empty());

        assertEquals(Math.log(2), reduced.value(), 1e-6);
    }

    @Test
    void costsNothingWhereNothingCounts() {
        var loss = new SparseCategoricalCrossentropy().ignoreClass(-1);
        var reduced = new LossReduction(loss, Tensor.of(new int[] {-1}, 1), Tensor.full(0.5f, 1, 2), Optional.empty());

        assertEquals(0, reduced.value());
        assertEquals(Tensor.full(0, 1, 2), reduced.gradient(1));
    }

    /** Of the two samples, only the second counts. */
    private static final Optional<Tensor> MASK = Optional.of(Tensor.of(new float[] {0, 1}, 2));

    @ParameterizedTest
    @CsvSource({"NONE, 9, 36", "SUM, 9, 36", "SUM_OVER_BATCH_SIZE, 9, 36", "MEAN, 9, 36", "MEAN_WITH_SAMPLE_WEIGHT, 9, 9"})
    void maskedEntriesDoNotCount(Reduction reduction, double plain, double weighted) {
        var reduced = new LossReduction(new MeanSquaredError(reduction));

        reduced.read(Y_TRUE, Y_PRED, Optional.empty(), MASK);
        assertEquals(plain, reduced.value(), 1e-9);
        reduced.read(Y_TRUE, Y_PRED, WEIGHTS, MASK);
        assertEquals(weighted, reduced.value(), 1e-9);
        reduced.read(Y_TRUE, Y_PRED, Optional.empty());
        assertEquals(new LossReduction(new MeanSquaredError(reduction), Y_TRUE, Y_PRED, Optional.empty()).value(), reduced.value());
    }

    @Test
    void maskedEntriesSendNoGradient() {
        var reduced = new LossReduction(Losses.MEAN_SQUARED_ERROR);
        reduced.read(Y_TRUE, Y_PRED, Optional.empty(), MASK);

        assertEquals(Tensor.of(new float[] {0, 6}, 2, 1), reduced.gradient(1));
    }

    @Test
    void aMaskOfTimeStepsFitsTheirLosses() {
        Tensor yPred = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3, 1);
        Tensor mask = Tensor.of(new float[] {1, 1, 0, 1, 0, 0}, 2, 3);
        var reduced = new LossReduction(Losses.MEAN_SQUARED_ERROR);
        reduced.read(Tensor.full(0, 2, 3, 1), yPred, Optional.empty(), Optional.of(mask));

        assertEquals((1 + 4 + 16) / 3.0, reduced.value(), 1e-9);
    }

    @Test
    void aMaskMeetsTheEntriesThatTheLossIgnores() {
        var reduced = new LossReduction(new SparseCategoricalCrossentropy().ignoreClass(0));
        Tensor yPred = Tensor.of(new float[] {0.5f, 0.5f, 0.5f, 0.5f, 0.75f, 0.25f}, 3, 2);
        reduced.read(Tensor.of(new int[] {0, 1, 1}, 3), yPred, Optional.empty(), Optional.of(Tensor.of(new float[] {1, 0, 1}, 3)));

        assertEquals(Math.log(4), reduced.value(), 1e-6);
    }

    @Test
    void costsNothingWhereAllIsMasked() {
        var reduced = new LossReduction(Losses.MEAN_SQUARED_ERROR);
        reduced.read(Y_TRUE, Y_PRED, Optional.empty(), Optional.of(Tensor.full(0, 2)));

        assertEquals(0, reduced.value());
        assertEquals(Tensor.full(0, 2, 1), reduced.gradient(1));
    }

    /** As in Keras, also where losses are divided by the sum of weights. */
    @Test
    void aSingleWeightIsAFactorOfASingleLoss() {
        var weight = Optional.of(Tensor.of(new float[] {3}, 1));
        var reduced = new LossReduction(new Dice().reduction(Reduction.MEAN_WITH_SAMPLE_WEIGHT), REGION, FOUND, weight);

        assertEquals(3 * new LossReduction(new Dice(), REGION, FOUND, Optional.empty()).value(), reduced.value(), 1e-6);
    }

    /** Dice of all axes is one loss for the batch, here 1/5. */
    private static final Tensor REGION = Tensor.of(new float[] {1, 1, 0}, 3, 1);
    private static final Tensor FOUND = Tensor.of(new float[] {1, 1, 1}, 3, 1);

    @ParameterizedTest
    @CsvSource({"NONE, 1.2", "SUM, 1.2", "SUM_OVER_BATCH_SIZE, 0.4", "MEAN, 0.4", "MEAN_WITH_SAMPLE_WEIGHT, 0.2"})
    void oneLossOfABatchIsWeighedForEverySample(Reduction reduction, double weighted) {
        Optional<Tensor> weights = Optional.of(Tensor.of(new float[] {1, 2, 3}, 3));
        var reduced = new LossReduction(new Dice().reduction(reduction), REGION, FOUND, weights);
        var plain = new LossReduction(new Dice().reduction(reduction), REGION, FOUND, Optional.empty());

        assertEquals(0.2, plain.value(), 1e-6);
        assertEquals(weighted, reduced.value(), 1e-6);
        assertEquals(plain.gradient(weighted / 0.2), reduced.gradient(1));
    }

    @Test
    void oneLossOfABatchHasAWeightedValueForEverySample() {
        var reduced = new LossReduction(new Dice(), REGION, FOUND, Optional.of(Tensor.of(new float[] {1, 2, 0}, 3)));

        assertArrayEquals(new float[] {0.2f, 0.4f, 0}, reduced.weightedValues().toFloatArray(), 1e-6f);
        assertEquals(reduced.gradient(Tensor.of(new float[] {2, 2, 2}, 3)), reduced.gradient(Tensor.scalar(2)));
    }

    @Test
    void rejectsAMaskOfAnotherShape() {
        var reduced = new LossReduction(Losses.MEAN_SQUARED_ERROR);

        assertFails("mask: expects shape (2), got (3). Give one weight for each sample.",
                () -> reduced.read(Y_TRUE, Y_PRED, Optional.empty(), Optional.of(Tensor.full(1, 3))));
    }
}
