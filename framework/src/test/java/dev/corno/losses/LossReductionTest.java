package dev.corno.losses;

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
}
