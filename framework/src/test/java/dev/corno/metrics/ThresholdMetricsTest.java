package dev.corno.metrics;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Counts of answers, and rates where another rate is high enough. */
class ThresholdMetricsTest {

    /** Float32 rounding, and the 1e-7 that Keras adds to denominators. */
    private static final float FLOAT_TOLERANCE = 1e-6f;

    private static Tensor measure(Metric metric, Tensor yTrue, Tensor yPred) {
        return measure(metric, yTrue, yPred, Optional.empty());
    }

    private static Tensor measure(Metric metric, Tensor yTrue, Tensor yPred, Optional<Tensor> weights) {
        MetricState state = metric.start();
        state.update(yTrue, yPred, weights);
        return state.result();
    }

    private static final Tensor Y_TRUE = Tensor.of(new float[] {1, 0, 1, 0, 1}, 5);
    private static final Tensor Y_PRED = Tensor.of(new float[] {0.9f, 0.8f, 0.7f, 0.2f, 0.1f}, 5);

    @Test
    void answersAreCountedByKind() {
        assertEquals(Tensor.scalar(2), measure(Metrics.TRUE_POSITIVES, Y_TRUE, Y_PRED));
        assertEquals(Tensor.scalar(1), measure(Metrics.FALSE_POSITIVES, Y_TRUE, Y_PRED));
        assertEquals(Tensor.scalar(1), measure(Metrics.TRUE_NEGATIVES, Y_TRUE, Y_PRED));
        assertEquals(Tensor.scalar(1), measure(Metrics.FALSE_NEGATIVES, Y_TRUE, Y_PRED));
    }

    @Test
    void severalThresholdsGiveSeveralCounts() {
        assertEquals(Tensor.of(new float[] {1, 3}, 2), measure(new TruePositives().thresholds(0.75, 0.05), Y_TRUE, Y_PRED));
    }

    @Test
    void answersCountByTheirWeight() {
        Optional<Tensor> weights = Optional.of(Tensor.of(new float[] {1, 2, 3, 4, 5}, 5));

        assertEquals(Tensor.scalar(4), measure(Metrics.TRUE_POSITIVES, Y_TRUE, Y_PRED, weights));
        assertEquals(Tensor.scalar(5), measure(Metrics.FALSE_NEGATIVES, Y_TRUE, Y_PRED, weights));
    }

    @Test
    void predictionsAreCutWhereThresholdsAreSpreadEvenly() {
        Tensor yes = Tensor.full(1, 1);
        Tensor two = Tensor.full(2, 1);

        assertEquals(Tensor.of(new float[] {1, 1, 0}, 3), measure(new TruePositives().thresholds(0, 0.5, 1), yes, two));
        assertEquals(Tensor.of(new float[] {1, 1, 1}, 3), measure(new TruePositives().thresholds(0, 0.4, 1), yes, two));
    }

    @Test
    void theBestRateIsTakenWhereTheOtherIsHighEnough() {
        assertEquals(2 / 3f, measure(new SensitivityAtSpecificity(0.5), Y_TRUE, Y_PRED).item());
        assertEquals(1 / 3f, measure(new SensitivityAtSpecificity(0.6), Y_TRUE, Y_PRED).item());
        assertEquals(1, measure(new SpecificityAtSensitivity(0.3), Y_TRUE, Y_PRED).item());
        assertEquals(0.5f, measure(new SpecificityAtSensitivity(0.6), Y_TRUE, Y_PRED).item());
        assertEquals(1, measure(new PrecisionAtRecall(0.3), Y_TRUE, Y_PRED).item());
        assertEquals(2 / 3f, measure(new PrecisionAtRecall(0.6), Y_TRUE, Y_PRED).item());
        assertEquals(1, measure(new RecallAtPrecision(0.6), Y_TRUE, Y_PRED).item());
        assertEquals(1 / 3f, measure(new RecallAtPrecision(0.9), Y_TRUE, Y_PRED).item());
    }

    @Test
    void oneThresholdIsAHalf() {
        assertEquals(2 / 3f, measure(new RecallAtPrecision(0.1).numThresholds(1), Y_TRUE, Y_PRED).item());
    }

    @Test
    void isZeroWhereNoThresholdWillDo() {
        assertEquals(0, measure(new RecallAtPrecision(1), Tensor.full(0, 2), Tensor.full(0.5f, 2)).item());
    }

    @Test
    void oneClassCanBeChosen() {
        Tensor yTrue = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);
        Tensor yPred = Tensor.of(new float[] {0.1f, 0.3f, 0.1f, 0.6f}, 2, 2);

        assertEquals(1, measure(new SensitivityAtSpecificity(1).classId(1), yTrue, yPred).item());
        assertEquals(0, measure(new SensitivityAtSpecificity(1).classId(0), yTrue, yPred).item());
    }

    @Test
    void resetForgetsAllCounts() {
        MetricState state = new PrecisionAtRecall(0.3).start();
        state.update(Y_TRUE, Y_PRED, Optional.empty());
        state.reset();

        assertEquals(0, state.result().item());
        assertEquals("[true_positives, false_positives, true_negatives, false_negatives]", state.variables().keySet().toString());
    }

    @Test
    void rejectsThresholdsAboveOne() {
        assertFails("TruePositives: thresholds must be in [0, 1], got [2.0].", () -> new TruePositives().thresholds(2).name());
        assertFails("TrueNegatives: thresholds must be in [0, 1], got [2.0].", () -> new TrueNegatives().thresholds(2).name());
        assertFails("FalsePositives: thresholds must be in [0, 1], got [2.0].", () -> new FalsePositives().thresholds(2).name());
        assertFails("FalseNegatives: thresholds must be in [0, 1], got [2.0].", () -> new FalseNegatives().thresholds(2).name());
    }

    @Test
    void rejectsRatesAboveOne() {
        assertFails("SensitivityAtSpecificity: specificity must be in [0, 1], got 2.0.", () -> new SensitivityAtSpecificity(2).name());
        assertFails("SpecificityAtSensitivity: sensitivity must be in [0, 1], got 2.0.", () -> new SpecificityAtSensitivity(2).name());
        assertFails("PrecisionAtRecall: recall must be in [0, 1], got -1.0.", () -> new PrecisionAtRecall(-1).name());
        assertFails("RecallAtPrecision: precision must be in [0, 1], got NaN.", () -> new RecallAtPrecision(Double.NaN).name());
    }

    @Test
    void rejectsNoThresholdAndTooMany() {
        assertFails("PrecisionAtRecall: numThresholds must be at least 1, got 0.", () -> new PrecisionAtRecall(0.5).numThresholds(0).name());
        assertFails("PrecisionAtRecall: numThresholds must be at most 1000000, got 2000000.",
                () -> new PrecisionAtRecall(0.5).numThresholds(2_000_000).name());
        assertFails("RecallAtPrecision: classId must be at least 0, got -1.", () -> new RecallAtPrecision(0.5).classId(-1).name());
    }
}
