package dev.corno.metrics;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AUCTest {

    /** 200 thresholds hit no prediction below. */
    private static final float FLOAT_TOLERANCE = 1e-6f;

    private static final Tensor Y_TRUE = Tensor.of(new float[] {0, 0, 1, 1}, 4);
    private static final Tensor Y_PRED = Tensor.of(new float[] {0, 0.5f, 0.3f, 0.9f}, 4);

    private static float measure(AUC metric, Tensor yTrue, Tensor yPred) {
        MetricState state = metric.start();
        state.update(yTrue, yPred, Optional.empty());
        return state.result().item();
    }

    @Test
    void isTheShareOfPairsInTheRightOrder() {
        assertEquals(0.75f, measure(Metrics.AUC, Y_TRUE, Y_PRED), FLOAT_TOLERANCE);
    }

    @Test
    void isOneForPerfectAnswersAndZeroForTheirOpposite() {
        assertEquals(1, measure(Metrics.AUC, Y_TRUE, Y_TRUE));
        assertEquals(0, measure(Metrics.AUC, Y_TRUE, Tensor.of(new float[] {1, 1, 0, 0}, 4)));
    }

    @Test
    void precisionRecallIsOneForPerfectAnswers() {
        assertEquals(1, measure(Metrics.AUC.curve(AUC.Curve.PR), Y_TRUE, Y_TRUE));
    }

    /** The numbers are Keras's. */
    @Test
    void gainsAreMeasuredOverWhatChanceWouldFind() {
        AUC gains = Metrics.AUC.curve(AUC.Curve.PRGAIN);

        assertEquals(0.25f, measure(gains, Y_TRUE, Y_PRED), FLOAT_TOLERANCE);
        assertEquals(1, measure(gains, Y_TRUE, Y_TRUE));
    }

    @Test
    void summationBoundsTheArea() {
        AUC coarse = Metrics.AUC.numThresholds(3);

        assertEquals(0.5f, measure(coarse.summationMethod(AUC.SummationMethod.MINORING), Y_TRUE, Y_PRED));
        assertEquals(1, measure(coarse.summationMethod(AUC.SummationMethod.MAJORING), Y_TRUE, Y_PRED));
    }

    @Test
    void logitsBecomeProbabilities() {
        Tensor logits = Tensor.of(new float[] {-9, 0, -1, 9}, 4);

        assertEquals(0.75f, measure(Metrics.AUC.fromLogits(true), Y_TRUE, logits), FLOAT_TOLERANCE);
    }

    @Test
    void everyLabelMayHaveItsOwnCurve() {
        Tensor yTrue = Tensor.of(new float[] {0, 1, 1, 0}, 2, 2);
        Tensor yPred = Tensor.of(new float[] {0.1f, 0.1f, 0.9f, 0.9f}, 2, 2);

        assertEquals(0.5f, measure(Metrics.AUC.multiLabel(true), yTrue, yPred));
    }

    @Test
    void samplesCountByTheirWeight() {
        MetricState state = Metrics.AUC.start();
        state.update(Y_TRUE, Y_PRED, Optional.of(Tensor.of(new float[] {1, 3, 1, 1}, 4)));

        assertEquals(5 / 8f, state.result().item(), FLOAT_TOLERANCE);
    }

    @Test
    void predictionsThatAreNoProbabilitiesAreCut() {
        assertEquals(1, measure(Metrics.AUC, Y_TRUE, Tensor.of(new float[] {-5, -5, 7, 7}, 4)));
    }

    @Test
    void thresholdsCanBeGiven() {
        AUC auc = Metrics.AUC.thresholds(0.6, 0.4);

        assertEquals(List.of(0.4, 0.6), auc.thresholds());
        assertEquals(4, auc.numThresholds());
        assertEquals(0.625f, measure(auc, Y_TRUE, Y_PRED), FLOAT_TOLERANCE);
        assertEquals(200, auc.numThresholds(200).start().variables().get("true_positives").size());
    }

    @Test
    void predictionsBelowZeroAreBelowGivenThresholds() {
        MetricState state = Metrics.AUC.thresholds(0.6, 0.4).start();
        state.update(Tensor.full(1, 2), Tensor.of(new float[] {-1, 0.5f}, 2), Optional.empty());

        assertEquals(Tensor.of(new float[] {1, 1, 0, 0}, 4), state.variables().get("true_positives"));
        assertEquals(Tensor.of(new float[] {1, 1, 2, 2}, 4), state.variables().get("false_negatives"));
    }

    @Test
    void labelsHaveTheirWeights() {
        Tensor yTrue = Tensor.of(new float[] {0, 1, 1, 0}, 2, 2);
        Tensor yPred = Tensor.of(new float[] {0.1f, 0.1f, 0.9f, 0.9f}, 2, 2);

        assertEquals(0.75f, measure(Metrics.AUC.numLabels(2).labelWeights(3, 1), yTrue, yPred));
        assertEquals(9 / 16f + 2 * 3 / 32f, measure(Metrics.AUC.labelWeights(3, 1), yTrue, yPred), FLOAT_TOLERANCE);
    }

    @Test
    void rejectsASingleThresholdAndTooMany() {
        assertFails("AUC: numThresholds must be at least 2, got 1.", () -> Metrics.AUC.numThresholds(1).name());
        assertFails("AUC: numThresholds must be at most 1000000, got 2000000000.", () -> Metrics.AUC.numThresholds(2_000_000_000).name());
        assertFails("AUC: thresholds must be in [0, 1], got [0.5, 1.5].", () -> Metrics.AUC.thresholds(0.5, 1.5).name());
    }

    @Test
    void rejectsLabelsWithoutCurvesOfTheirOwn() {
        assertFails("AUC: numLabels is for curves of several labels, got multiLabel false. Use multiLabel(true).",
                () -> new AUC(200, AUC.Curve.ROC, AUC.SummationMethod.INTERPOLATION, List.of(), false, OptionalInt.of(2), List.of(), false,
                        "auc"));
        assertFails("AUC: labelWeights must be numbers of 0 or more, got [-1.0].", () -> Metrics.AUC.labelWeights(-1).name());
        assertFails("AUC: numLabels must be at least 1, got 0.", () -> Metrics.AUC.numLabels(0).name());
    }

    @Test
    void rejectsAnotherNumberOfLabels() {
        assertFails("metric auc: expects predictions of 3 labels, as numLabels and labelWeights say, got shape (2, 2).",
                () -> measure(Metrics.AUC.numLabels(3), Tensor.full(0, 2, 2), Tensor.full(0, 2, 2)));
        assertFails("metric auc: expects predictions of 3 labels, as numLabels and labelWeights say, got shape (2, 2).",
                () -> measure(Metrics.AUC.labelWeights(1, 2, 3), Tensor.full(0, 2, 2), Tensor.full(0, 2, 2)));
    }
}
