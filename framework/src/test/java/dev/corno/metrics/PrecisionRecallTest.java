package dev.corno.metrics;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link Precision} and {@link Recall}. */
class PrecisionRecallTest {

    private static final Tensor Y_TRUE = Tensor.of(new float[] {1, 0, 1, 0, 1}, 5);
    private static final Tensor Y_PRED = Tensor.of(new float[] {0.9f, 0.8f, 0.7f, 0.2f, 0.1f}, 5);

    private static Tensor measure(Metric metric, Tensor yTrue, Tensor yPred, Optional<Tensor> weights) {
        MetricState state = metric.start();
        state.update(yTrue, yPred, weights);
        return state.result();
    }

    private static Tensor measure(Metric metric) {
        return measure(metric, Y_TRUE, Y_PRED, Optional.empty());
    }

    @Test
    void precisionIsTheShareOfRightYeses() {
        assertEquals(Tensor.scalar(2 / 3f), measure(Metrics.PRECISION));
    }

    @Test
    void recallIsTheShareOfYesesFound() {
        assertEquals(Tensor.scalar(2 / 3f), measure(Metrics.RECALL));
        assertEquals(Tensor.scalar(1), measure(Metrics.RECALL.thresholds(0.05)));
    }

    @Test
    void severalThresholdsGiveSeveralNumbers() {
        assertEquals(Tensor.of(new float[] {0.6f, 0.5f, 1}, 3), measure(Metrics.PRECISION.thresholds(0, 0.75, 0.85)));
        assertEquals(Tensor.of(new float[] {1, 1 / 3f}, 2), measure(Metrics.RECALL.thresholds(0, 0.85)));
    }

    @Test
    void samplesCountByTheirWeight() {
        Tensor weights = Tensor.of(new float[] {1, 2, 1, 1, 2}, 5);

        assertEquals(Tensor.scalar(0.5f), measure(Metrics.PRECISION, Y_TRUE, Y_PRED, Optional.of(weights)));
        assertEquals(Tensor.scalar(0.5f), measure(Metrics.RECALL, Y_TRUE, Y_PRED, Optional.of(weights)));
    }

    @Test
    void aWeightOfASampleIsThatOfItsLabels() {
        Tensor yTrue = Tensor.of(new float[] {1, 0, 0, 0}, 2, 2);
        Tensor weights = Tensor.of(new float[] {1, 3}, 2);

        assertEquals(Tensor.scalar(1 / 8f), measure(Metrics.PRECISION, yTrue, Tensor.full(1, 2, 2), Optional.of(weights)));
        assertEquals(Tensor.scalar(1 / 8f), measure(Metrics.PRECISION, yTrue, Tensor.full(1, 2, 2), Optional.of(weights.reshape(2, 1))));
    }

    @Test
    void onlyTheTopCanBeAYes() {
        Tensor yTrue = Tensor.of(new float[] {0, 1, 1}, 1, 3);
        Tensor yPred = Tensor.of(new float[] {0.2f, 0.3f, 0.1f}, 1, 3);

        assertEquals(Tensor.scalar(1), measure(Metrics.PRECISION.topK(1), yTrue, yPred, Optional.empty()));
        assertEquals(Tensor.scalar(0.5f), measure(Metrics.RECALL.topK(2), yTrue, yPred, Optional.empty()));
    }

    @Test
    void oneClassCanBeChosen() {
        Tensor yTrue = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);
        Tensor yPred = Tensor.of(new float[] {1, 1, 1, 1}, 2, 2);

        assertEquals(Tensor.scalar(0.5f), measure(Metrics.PRECISION.classId(1), yTrue, yPred, Optional.empty()));
    }

    @Test
    void isZeroWhereNothingIsAYes() {
        assertEquals(Tensor.scalar(0), Metrics.PRECISION.start().result());
    }

    @Test
    void rejectsThresholdsAboveOne() {
        assertFails("Precision: thresholds must be in [0, 1], got [0.5, 2.0].", () -> Metrics.PRECISION.thresholds(0.5, 2).name());
    }

    @Test
    void rejectsTheTopZeroAndNegativeClasses() {
        assertFails("Recall: topK must be at least 1, got 0.", () -> Metrics.RECALL.topK(0).name());
        assertFails("Recall: classId must be at least 0, got -1.", () -> Metrics.RECALL.classId(-1).name());
    }

    @Test
    void rejectsAClassThatPredictionsLack() {
        assertFails("metric recall: expects predictions for class 2, got 1 class. Class indices start at 0.",
                () -> measure(Metrics.RECALL.classId(2)));
    }

    @Test
    void keepsItsThresholds() {
        assertEquals(List.of(0.3), Metrics.RECALL.thresholds(0.3).name("found").thresholds());
    }
}
