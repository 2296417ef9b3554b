package dev.corno.metrics;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link FBetaScore} and {@link F1Score}. */
class FScoreTest {

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

    private static final Tensor Y_TRUE = Tensor.of(new float[] {1, 1, 1, 1, 0, 0, 1, 1, 0}, 3, 3);
    private static final Tensor Y_PRED = Tensor.of(new float[] {0.2f, 0.6f, 0.7f, 0.2f, 0.6f, 0.6f, 0.6f, 0.8f, 0}, 3, 3);

    private static void assertScores(Tensor actual, double... expected) {
        assertArrayEquals(expected, actual.toDoubleArray(), FLOAT_TOLERANCE);
    }

    @Test
    void everyClassHasItsScore() {
        assertScores(measure(new F1Score().threshold(0.5), Y_TRUE, Y_PRED), 0.5, 0.8, 2 / 3.0);
        assertScores(measure(new FBetaScore().beta(2).threshold(0.5), Y_TRUE, Y_PRED), 5 / 13.0, 10 / 11.0, 5 / 6.0);
    }

    @Test
    void scoresCanBeAveraged() {
        FBetaScore score = new FBetaScore().threshold(0.5);

        assertScores(measure(score.average(FBetaScore.Average.MACRO), Y_TRUE, Y_PRED), (0.5 + 0.8 + 2 / 3.0) / 3);
        assertScores(measure(score.average(FBetaScore.Average.WEIGHTED), Y_TRUE, Y_PRED), (3 * 0.5 + 2 * 0.8 + 2 / 3.0) / 6);
        assertScores(measure(score.average(FBetaScore.Average.MICRO), Y_TRUE, Y_PRED), 2 * 4 / (6 + 6.0));
    }

    @Test
    void withoutAThresholdTheHighestIsTheOnlyYes() {
        Tensor yTrue = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);

        assertScores(measure(Metrics.F1_SCORE, yTrue, Tensor.of(new float[] {0.3f, 0.2f, 0.4f, 0.3f}, 2, 2)), 2 / 3.0, 0);
        assertScores(measure(Metrics.F1_SCORE, yTrue, Tensor.full(0, 2, 2)), 0, 0);
    }

    @Test
    void samplesCountByTheirWeight() {
        Tensor yTrue = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);
        Tensor yPred = Tensor.of(new float[] {0.9f, 0.1f, 0.9f, 0.1f}, 2, 2);

        assertScores(measure(Metrics.F1_SCORE, yTrue, yPred, Optional.of(Tensor.of(new float[] {3, 1}, 2))), 6 / 7.0, 0);
    }

    @Test
    void resetKeepsTheNumberOfClasses() {
        MetricState state = Metrics.F1_SCORE.start();
        assertEquals(Tensor.of(new float[0], 0), state.result());
        state.update(Y_TRUE, Y_PRED, Optional.empty());
        state.reset();

        assertEquals(Tensor.full(0, 3), state.result());
    }

    @Test
    void rejectsBetaAndThresholdOutOfRange() {
        assertFails("FBetaScore: beta must be a number above 0, got 0.0.", () -> new FBetaScore().beta(0).name());
        assertFails("FBetaScore: threshold must be in (0, 1], got 0.0.", () -> new FBetaScore().threshold(0).name());
        assertFails("F1Score: threshold must be in (0, 1], got 2.0.", () -> new F1Score().threshold(2).name());
    }

    @Test
    void rejectsClassIndices() {
        assertFails("metric f1_score: expects y and predictions of shape (batch, classes), got (2) and (2, 2). Use one-hot labels.",
                () -> measure(Metrics.F1_SCORE, Tensor.of(new int[2], 2), Tensor.full(0, 2, 2)));
    }

    @Test
    void rejectsOtherClassesInALaterBatch() {
        MetricState state = Metrics.F1_SCORE.start();
        state.update(Y_TRUE, Y_PRED, Optional.empty());

        assertFails("metric f1_score: expects y and predictions of shape (batch, 3), got (2, 2) and (2, 2). Use one-hot labels.",
                () -> state.update(Tensor.full(0, 2, 2), Tensor.full(0, 2, 2), Optional.empty()));
    }
}
