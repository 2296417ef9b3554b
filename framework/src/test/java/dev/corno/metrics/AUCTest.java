package dev.corno.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Tensor;
import java.util.Optional;
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
    void rejectsASingleThreshold() {
        var error = assertThrows(IllegalArgumentException.class, () -> Metrics.AUC.numThresholds(1).name());

        assertEquals("AUC: numThresholds must be at least 2, got 1.", error.getMessage());
    }
}
