package dev.corno.metrics;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.losses.Huber;
import dev.corno.losses.Losses;
import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanMetricsTest {

    private static final Tensor Y_TRUE = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    private static final Tensor Y_PRED = Tensor.of(new float[] {1, 4, 0, 4}, 2, 2);
    private static final Optional<Tensor> WEIGHTS = Optional.of(Tensor.of(new float[] {3, 1}, 2));

    private static float measure(Metric metric, Tensor yTrue, Tensor yPred) {
        MetricState state = metric.start();
        state.update(yTrue, yPred, Optional.empty());
        return state.result().item();
    }

    @Test
    void errorsAreAveragedOverSamples() {
        assertEquals(3.25f, measure(Metrics.MSE, Y_TRUE, Y_PRED));
        assertEquals(1.25f, measure(Metrics.MAE, Y_TRUE, Y_PRED));
        assertEquals((float) Math.sqrt(3.25), measure(Metrics.ROOT_MEAN_SQUARED_ERROR, Y_TRUE, Y_PRED));
    }

    @Test
    void sampleWeightsMakeAWeightedMean() {
        MetricState state = Metrics.MSE.start();
        state.update(Y_TRUE, Y_PRED, WEIGHTS);

        assertEquals((3 * 2 + 4.5f) / 4, state.result().item());
    }

    @Test
    void batchesAreWeightedByTheirSamples() {
        MetricState state = Metrics.MSE.start();
        state.update(Y_TRUE, Y_PRED, Optional.empty());
        state.update(Tensor.full(0, 1, 2), Tensor.full(1, 1, 2), Optional.empty());

        assertEquals(7.5f / 3, state.result().item());
        assertEquals(Map.of("total", Tensor.scalar(7.5f), "count", Tensor.scalar(3)), state.variables());
    }

    @Test
    void batchesOfSeveralSizesAreMeasuredOneAfterAnother() {
        MetricState state = Metrics.SPARSE_CATEGORICAL_ACCURACY.start();
        Tensor right = Tensor.of(new float[] {0, 1, 0, 1, 0, 1}, 3, 2);
        state.update(Tensor.of(new int[] {1, 1, 1}, 3), right, Optional.empty());
        state.update(Tensor.of(new int[] {0}, 1, 1), right.slice(0, 1), Optional.empty());
        state.update(Tensor.of(new long[] {1, 0}, 2), right.slice(0, 2), WEIGHTS);

        assertEquals(6f / 8, state.result().item());
    }

    @Test
    void functionsOfTensorsAreAskedForEveryBatch() {
        MetricState state = new MeanState((yTrue, yPred) -> yPred.times(2));
        state.update(Y_TRUE, Y_PRED, Optional.empty());
        state.update(Y_TRUE, Tensor.full(0, 2, 2), Optional.empty());

        assertEquals(2.25f, state.result().item());
    }

    @Test
    void valuesOfEntriesCanBeAskedFor() {
        assertEquals(Tensor.of(new float[] {2, 4.5f}, 2), Metrics.MSE.values(Y_TRUE, Y_PRED));
        assertEquals(Tensor.of(new float[] {1, 0, 0, 1}, 2, 2), new Accuracy().values(Y_TRUE, Y_PRED));
        assertEquals(Tensor.of(new float[] {0, 1}, 2), Metrics.CATEGORICAL_ACCURACY.values(Tensor.of(new float[] {4, 2, 3, 4}, 2, 2), Y_PRED));
    }

    @Test
    void resetForgetsEverything() {
        MetricState state = Metrics.MSE.start();
        state.update(Y_TRUE, Y_PRED, Optional.empty());
        state.reset();

        assertEquals(0, state.result().item());
    }

    @Test
    void accuracyCountsEqualNumbers() {
        assertEquals(0.5f, measure(new Accuracy(), Y_TRUE, Y_PRED));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.75", "0.2, 0.5", "0.9, 0.5"})
    void binaryAccuracyCutsAtItsThreshold(double threshold, float expected) {
        Tensor yTrue = Tensor.of(new float[] {0, 0, 1, 1}, 4);
        Tensor yPred = Tensor.of(new float[] {0.3f, 0.6f, 0.7f, 0.8f}, 4, 1);

        assertEquals(expected, measure(new BinaryAccuracy().threshold(threshold), yTrue, yPred));
    }

    @Test
    void aPredictionOnTheThresholdIsANo() {
        assertEquals(1, measure(Metrics.BINARY_ACCURACY, Tensor.full(0, 1), Tensor.full(0.5f, 1)));
    }

    @Test
    void categoricalAccuracyComparesTheMostProbableClasses() {
        Tensor yTrue = Tensor.of(new int[] {1, 0}, 2).oneHot(3);
        Tensor yPred = Tensor.of(new float[] {0.2f, 0.5f, 0.3f, 0.2f, 0.5f, 0.3f}, 2, 3);

        assertEquals(0.5f, measure(Metrics.CATEGORICAL_ACCURACY, yTrue, yPred));
    }

    @Test
    void sparseCategoricalAccuracyTakesClassIndices() {
        Tensor yTrue = Tensor.of(new int[] {1, 0}, 2);
        Tensor yPred = Tensor.of(new float[] {0.2f, 0.5f, 0.3f, 0.2f, 0.5f, 0.3f}, 2, 3);

        assertEquals(0.5f, measure(Metrics.SPARSE_CATEGORICAL_ACCURACY, yTrue, yPred));
        assertEquals(0.5f, measure(Metrics.SPARSE_CATEGORICAL_ACCURACY, yTrue.reshape(2, 1), yPred));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0.5", "3, 1", "9, 1"})
    void topKCountsTheClassesAboveTheLabel(int k, float expected) {
        Tensor yTrue = Tensor.of(new int[] {2, 0}, 2);
        Tensor yPred = Tensor.of(new float[] {0.2f, 0.5f, 0.3f, 0.2f, 0.5f, 0.3f}, 2, 3);

        assertEquals(expected, measure(new SparseTopKCategoricalAccuracy().k(k), yTrue, yPred));
        assertEquals(expected, measure(new TopKCategoricalAccuracy().k(k), yTrue.oneHot(3), yPred));
    }

    @Test
    void equalScoresAreAmongTheTop() {
        assertEquals(1, measure(new SparseTopKCategoricalAccuracy().k(1), Tensor.of(new int[] {2}, 1), Tensor.full(0.3f, 1, 3)));
    }

    @Test
    void scoresThatAreNoNumbersAreNotAmongTheTop() {
        assertEquals(0, measure(new SparseTopKCategoricalAccuracy(), Tensor.of(new int[] {2}, 1), Tensor.full(Float.NaN, 1, 3)));
    }

    @Test
    void crossEntropiesAreMeasuredToo() {
        Tensor half = Tensor.full(0.5f, 1, 2);
        float expected = (float) Math.log(2);

        assertEquals(expected, measure(new BinaryCrossentropy(), Tensor.of(new float[] {0, 1}, 1, 2), half));
        assertEquals(expected, measure(new CategoricalCrossentropy(), Tensor.of(new float[] {0, 1}, 1, 2), half));
        assertEquals(expected, measure(new SparseCategoricalCrossentropy().fromLogits(true), Tensor.of(new int[] {1}, 1), half));
    }

    @Test
    void meanAndSumLookAtPredictionsOnly() {
        MetricState sum = new Sum().start();
        sum.update(Y_TRUE, Y_PRED, WEIGHTS);

        assertEquals(2.25f, measure(new Mean(), Y_TRUE, Y_PRED));
        assertEquals(9, measure(new Sum(), Y_TRUE, Y_PRED));
        assertEquals(19, sum.result().item());
    }

    @Test
    void shortConstantsHaveShortNames() {
        assertEquals("mse", Metrics.MSE.name());
        assertEquals("mape", Metrics.MAPE.name());
        assertEquals("mean_squared_error", new MeanSquaredError().name());
        assertEquals("top5", Metrics.TOP_K_CATEGORICAL_ACCURACY.name("top5").name());
    }

    @Test
    void rejectsLabelsOfAnotherShape() {
        assertFails("metric categorical_accuracy: expects y of shape (2, 2), got (2). Choose the metric that fits the labels: "
                + "Metrics.ACCURACY chooses by itself.",
                () -> measure(Metrics.CATEGORICAL_ACCURACY, Tensor.of(new int[2], 2), Y_PRED));
    }

    @Test
    void rejectsOneHotLabelsForAMetricOfClassIndices() {
        assertFails("metric sparse_categorical_accuracy: expects y of shape (2), got (2, 2). Choose the metric that fits the labels: "
                + "Metrics.ACCURACY chooses by itself.", () -> measure(Metrics.SPARSE_CATEGORICAL_ACCURACY, Y_TRUE, Y_PRED));
    }

    @Test
    void rejectsAThresholdOfOne() {
        assertFails("BinaryAccuracy: threshold must be a number, got NaN.", () -> new BinaryAccuracy().threshold(Double.NaN).name());
    }

    @Test
    void rejectsTheTopZero() {
        assertFails("TopKCategoricalAccuracy: k must be at least 1, got 0.", () -> new TopKCategoricalAccuracy().k(0).name());
        assertFails("SparseTopKCategoricalAccuracy: k must be at least 1, got 0.",
                () -> new SparseTopKCategoricalAccuracy().k(0).name());
    }

    @Test
    void rejectsSmoothingAboveOne() {
        assertFails("BinaryCrossentropy: labelSmoothing must be in [0, 1], got 2.0.",
                () -> new BinaryCrossentropy().labelSmoothing(2).name());
        assertFails("CategoricalCrossentropy: labelSmoothing must be in [0, 1], got 2.0.",
                () -> new CategoricalCrossentropy().labelSmoothing(2).name());
    }

    @Test
    void lossesAreMeasuredToo() {
        Tensor yTrue = Tensor.of(new float[] {1, 0}, 1, 2);
        Tensor yPred = Tensor.of(new float[] {0.5f, 0.25f}, 1, 2);

        assertEquals(Losses.POISSON.values(yTrue, yPred).item(), measure(new Poisson(), yTrue, yPred));
        assertEquals(Losses.LOG_COSH.values(yTrue, yPred).item(), measure(Metrics.LOG_COSH_ERROR, yTrue, yPred));
        assertEquals(Losses.MEAN_SQUARED_LOGARITHMIC_ERROR.values(yTrue, yPred).item(), measure(Metrics.MSLE, yTrue, yPred));
        assertEquals(Losses.KL_DIVERGENCE.values(yTrue, yPred).item(), measure(new KLDivergence(), yTrue, yPred));
        assertEquals(0.875f, measure(new Hinge(), yTrue, yPred));
        assertEquals((0.25f + 1.5625f) / 2, measure(new SquaredHinge(), yTrue, yPred));
        assertEquals(0.75f, measure(new CategoricalHinge(), yTrue, yPred));
        assertEquals(50, measure(Metrics.MAPE, Tensor.full(2, 1, 1), Tensor.full(1, 1, 1)));
    }

    @Test
    void vectorsOfOneDirectionHaveTheCosineOne() {
        assertEquals(1, measure(new CosineSimilarity(), Y_TRUE, Y_TRUE.times(2)), 1e-6f);
        assertEquals(-1, measure(new CosineSimilarity().axis(1), Y_TRUE, Y_TRUE.times(-2)), 1e-6f);
    }

    @Test
    void aFunctionOfYourOwnIsAveraged() {
        var metric = new MeanMetricWrapper(new Huber().delta(1)::values).name("huber");

        assertEquals("huber", metric.name());
        assertEquals((1.5f / 2 + 2.5f / 2) / 2, measure(metric, Y_TRUE, Y_PRED));
    }

    @Test
    void maskedEntriesDoNotCount() {
        MetricState state = Metrics.MSE.start();
        Optional<Tensor> mask = Optional.of(Tensor.of(new float[] {0, 1}, 2));
        state.update(Y_TRUE, Y_PRED, Optional.empty(), mask);
        assertEquals(4.5f, state.result().item());

        state.update(Y_TRUE, Y_PRED, WEIGHTS, Optional.of(Tensor.of(new float[] {1, 0}, 2)));
        assertEquals((4.5f + 3 * 2) / 4, state.result().item());
    }

    /** The numbers are Keras's. */
    @Test
    void sparseTopKReadsClassesInTheOrderOfTheirProbability() {
        Tensor sorted = Tensor.of(new float[] {1, 2, 0, 3, 2, 1, 1, 2, 3}, 3, 3);
        Tensor labels = Tensor.of(new int[] {2, 0, 1}, 3);
        var metric = new SparseTopKCategoricalAccuracy().fromSortedIds(true);

        assertEquals(1f / 3, measure(metric.k(1), labels, sorted));
        assertEquals(2f / 3, measure(metric.k(2), labels, sorted));
        assertEquals(2f / 3, measure(metric.k(5), labels, sorted));
    }

    @Test
    void aThresholdOfLogitsIsOutsideProbabilities() {
        Tensor logits = Tensor.of(new float[] {-0.5f, 0.5f, 0.1f}, 3, 1);

        assertEquals(1f, measure(new BinaryAccuracy().threshold(0), Tensor.of(new float[] {0, 1, 1}, 3, 1), logits));
    }

    /** Of each single number, not of each row; the numbers are Keras's. */
    @Test
    void aRootOfTheMeanWeighsSingleNumbers() {
        MetricState state = Metrics.ROOT_MEAN_SQUARED_ERROR.start();
        Tensor zeros = Tensor.full(0, 2, 2);
        state.update(zeros, Tensor.of(new float[] {1, 2, 3, 4}, 2, 2), Optional.of(Tensor.of(new float[] {1, 0, 0, 3}, 2, 2)));

        assertEquals(3.5f, state.result().item());
    }

    /** As in Keras, where a root of a mean, precision and the like are measured over masked entries too. */
    @Test
    void onlyMeansLookAtMasks() {
        Optional<Tensor> mask = Optional.of(Tensor.of(new float[] {0, 1}, 2));
        MetricState root = Metrics.ROOT_MEAN_SQUARED_ERROR.start();
        root.update(Tensor.of(new float[] {1, 1}, 2), Tensor.of(new float[] {1, 3}, 2), Optional.empty(), mask);
        MetricState precision = Metrics.PRECISION.start();
        precision.update(Tensor.of(new float[] {1, 0}, 2), Tensor.of(new float[] {0.9f, 0.8f}, 2), Optional.empty(), mask);

        assertEquals((float) Math.sqrt(2), root.result().item());
        assertEquals(0.5f, precision.result().item());
    }

    @Test
    void aMaskOfTimeStepsFitsEachAccuracy() {
        MetricState state = Metrics.ACCURACY.start();
        Tensor right = Tensor.of(new float[] {0, 1, 0, 1, 1, 0}, 1, 3, 2);
        state.update(Tensor.of(new int[] {1, 0, 1}, 1, 3), right, Optional.empty(), Optional.of(Tensor.of(new float[] {1, 1, 0}, 1, 3)));

        assertEquals(0.5f, state.result().item());
    }

    @Test
    void aSingleWeightWeighsTheMeanOfABatch() {
        MetricState state = Metrics.MSE.start();
        state.update(Y_TRUE, Y_PRED, Optional.of(Tensor.scalar(2)));
        state.update(Tensor.full(0, 1, 2), Tensor.full(1, 1, 2), Optional.of(Tensor.scalar(1)));

        assertEquals((2 * 3.25f + 1) / 3, state.result().item(), 1e-6f);
    }

    @Test
    void ignoredLabelsDoNotCountWhereThereAreWeights() {
        var metric = new SparseCategoricalCrossentropy().ignoreClass(-1);
        Tensor yTrue = Tensor.of(new int[] {0, -1}, 2);
        Tensor yPred = Tensor.full(0.5f, 2, 2);
        MetricState weighted = metric.start();
        weighted.update(yTrue, yPred, Optional.of(Tensor.full(1, 2)));

        assertEquals((float) Math.log(2), weighted.result().item(), 1e-6f);
        assertEquals((float) Math.log(2) / 2, measure(metric, yTrue, yPred), 1e-6f);
        weighted.reset();
        assertEquals(Map.of("total", Tensor.scalar(0), "count", Tensor.scalar(0)), weighted.variables());
    }

    @Test
    void classesMayLieAlongAnotherAxis() {
        Tensor yPred = Tensor.of(new float[] {0.5f, 0.25f, 0.5f, 0.75f}, 1, 2, 2);
        float expected = (float) -(Math.log(0.5) + Math.log(0.75)) / 2;

        assertEquals(expected, measure(new SparseCategoricalCrossentropy().axis(1), Tensor.of(new int[] {0, 1}, 1, 2), yPred), 1e-6f);
        assertEquals(expected, measure(new CategoricalCrossentropy().axis(1), Tensor.of(new float[] {1, 0, 0, 1}, 1, 2, 2), yPred), 1e-6f);
    }

    @Test
    void rejectsTheBatchAxis() {
        assertFails("CosineSimilarity: axis must not be 0, which is the batch axis. Use -1 for the last axis.",
                () -> new CosineSimilarity().axis(0).name());
        assertFails("CategoricalCrossentropy: axis must not be 0, which is the batch axis. Use -1 for the last axis.",
                () -> new CategoricalCrossentropy().axis(0).name());
        assertFails("SparseCategoricalCrossentropy: axis must not be 0, which is the batch axis. Use -1 for the last axis.",
                () -> new SparseCategoricalCrossentropy().axis(0).name());
    }
}
