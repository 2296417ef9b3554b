package dev.corno.metrics;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link R2Score} and the correlations. */
class RegressionMetricsTest {

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

    private static final Tensor Y_TRUE = Tensor.of(new float[] {1, 4, 3}, 3, 1);
    private static final Tensor Y_PRED = Tensor.of(new float[] {2, 4, 4}, 3, 1);

    @Test
    void isTheShareOfTheVarianceThatIsExplained() {
        assertEquals(4 / 7f, measure(Metrics.R2_SCORE, Y_TRUE, Y_PRED).item(), FLOAT_TOLERANCE);
        assertEquals(1, measure(Metrics.R2_SCORE, Y_TRUE, Y_TRUE).item());
        assertEquals(4 / 7f, measure(Metrics.R2_SCORE, Y_TRUE.reshape(3), Y_PRED).item(), FLOAT_TOLERANCE);
    }

    @Test
    void columnsCanBeAggregated() {
        Tensor yTrue = Tensor.of(new float[] {0, 0, 2, 4}, 2, 2);
        Tensor yPred = Tensor.of(new float[] {0, 2, 2, 4}, 2, 2);
        R2Score each = new R2Score().classAggregation(R2Score.ClassAggregation.NONE);

        assertEquals(Tensor.of(new float[] {1, 0.5f}, 2), measure(each, yTrue, yPred));
        assertEquals(0.75f, measure(Metrics.R2_SCORE, yTrue, yPred).item());
        assertEquals(0.6f, measure(each.classAggregation(R2Score.ClassAggregation.VARIANCE_WEIGHTED_AVERAGE), yTrue, yPred).item(),
                FLOAT_TOLERANCE);
    }

    @Test
    void theAdjustedScoreCountsInputs() {
        assertEquals(1 - 3 / 7f * 2 / 1, measure(new R2Score().numRegressors(1), Y_TRUE, Y_PRED).item(), FLOAT_TOLERANCE);
        assertEquals(4 / 7f, measure(new R2Score().numRegressors(2), Y_TRUE, Y_PRED).item(), FLOAT_TOLERANCE);
    }

    @Test
    void constantLabelsHaveNothingToExplain() {
        assertEquals(0, measure(Metrics.R2_SCORE, Tensor.full(2, 3, 1), Y_PRED).item());
    }

    @Test
    void samplesCountByTheirWeight() {
        Optional<Tensor> weights = Optional.of(Tensor.of(new float[] {1, 0, 1}, 3));

        assertEquals(0, measure(Metrics.R2_SCORE, Y_TRUE, Y_PRED, weights).item(), FLOAT_TOLERANCE);
    }

    @Test
    void isNoNumberBeforeTheFirstBatch() {
        assertEquals(Float.NaN, Metrics.R2_SCORE.start().result().item());
    }

    @Test
    void predictionsThatGrowWithLabelsCorrelate() {
        Tensor yTrue = Tensor.of(new float[] {1, 2, 3, 1, 2, 3}, 2, 3);
        Tensor yPred = Tensor.of(new float[] {10, 20, 30, 3, 2, 1}, 2, 3);

        assertEquals(0, measure(Metrics.PEARSON_CORRELATION, yTrue, yPred).item(), FLOAT_TOLERANCE);
        assertEquals(1, measure(Metrics.PEARSON_CORRELATION, yTrue.slice(0, 1), yPred.slice(0, 1)).item(), FLOAT_TOLERANCE);
        assertEquals(-1, measure(Metrics.PEARSON_CORRELATION, yTrue.slice(1, 2), yPred.slice(1, 2)).item(), FLOAT_TOLERANCE);
    }

    /** As Keras divides by a deviation of zero. */
    @Test
    void constantLabelsHaveNoCorrelation() {
        assertTrue(Float.isNaN(measure(Metrics.PEARSON_CORRELATION, Tensor.full(1, 2, 3), Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3)).item()));
    }

    @Test
    void onlyEqualPredictionsAgree() {
        Tensor yTrue = Tensor.of(new float[] {1, 2, 3}, 1, 3);

        assertEquals(1, measure(Metrics.CONCORDANCE_CORRELATION, yTrue, yTrue).item(), FLOAT_TOLERANCE);
        assertEquals(4 / 7f, measure(Metrics.CONCORDANCE_CORRELATION, yTrue, Tensor.of(new float[] {2, 3, 4}, 1, 3)).item(), FLOAT_TOLERANCE);
    }

    @Test
    void severalAxesAreCorrelatedTogether() {
        Tensor yTrue = Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2);

        assertEquals(1, measure(new PearsonCorrelation().axis(1, 2), yTrue, yTrue.times(3)).item(), FLOAT_TOLERANCE);
    }

    @Test
    void rejectsLessThanNoInput() {
        assertFails("R2Score: numRegressors must be 0 or more, got -1.", () -> new R2Score().numRegressors(-1).name());
    }

    @Test
    void rejectsPredictionsWithMoreAxes() {
        assertFails("metric r2_score: expects predictions of shape (batch, values), got (1, 2, 3). Put new Flatten() at the end.",
                () -> measure(Metrics.R2_SCORE, Tensor.full(0, 1, 2, 3), Tensor.full(0, 1, 2, 3)));
    }

    @Test
    void rejectsOtherColumnsInALaterBatch() {
        MetricState state = Metrics.R2_SCORE.start();
        state.update(Y_TRUE, Y_PRED, Optional.empty());

        assertFails("metric r2_score: expects predictions of shape (batch, 1), got (1, 2). Put new Flatten() at the end.",
                () -> state.update(Tensor.full(0, 1, 2), Tensor.full(0, 1, 2), Optional.empty()));
    }

    @Test
    void rejectsNoAxisAndAxesThatPredictionsLack() {
        assertFails("PearsonCorrelation: axis must be one or more axes, got none. Use -1 for the last axis.",
                () -> new PearsonCorrelation(List.of(), "r"));
        assertFails("ConcordanceCorrelation: axis must be one or more axes, got none. Use -1 for the last axis.",
                () -> new ConcordanceCorrelation(List.of(), "r"));
        assertFails("metric pearson_correlation: expects predictions with an axis 2, got shape (3, 1). Axis 0 is the batch.",
                () -> measure(new PearsonCorrelation().axis(2), Y_TRUE, Y_PRED));
    }
}
