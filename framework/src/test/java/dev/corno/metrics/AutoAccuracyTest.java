package dev.corno.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutoAccuracyTest {

    private static final Tensor PROBABILITIES = Tensor.of(new float[] {0.2f, 0.5f, 0.3f, 0.6f, 0.3f, 0.1f}, 2, 3);

    private static float measure(Tensor yTrue, Tensor yPred) {
        MetricState state = Metrics.ACCURACY.start();
        state.update(yTrue, yPred, Optional.empty());
        return state.result().item();
    }

    @Test
    void aSingleProbabilityIsAYesOrNo() {
        assertEquals(0.5f, measure(Tensor.of(new int[] {1, 1}, 2), Tensor.of(new float[] {0.9f, 0.1f}, 2, 1)));
    }

    @Test
    void labelsWithFewerAxesAreClassIndices() {
        assertEquals(0.5f, measure(Tensor.of(new int[] {1, 1}, 2), PROBABILITIES));
    }

    @Test
    void aColumnOfLabelsIsOneOfClassIndices() {
        assertEquals(1, measure(Tensor.of(new int[] {1, 0}, 2, 1), PROBABILITIES));
    }

    @Test
    void labelsAsWideAsPredictionsAreOneHot() {
        assertEquals(0.5f, measure(Tensor.of(new int[] {1, 2}, 2).oneHot(3), PROBABILITIES));
    }

    @Test
    void isReportedAsAccuracy() {
        assertEquals("accuracy", Metrics.ACCURACY.name());
        assertEquals("acc", Metrics.ACCURACY.name("acc").name());
    }

    @Test
    void isZeroBeforeTheFirstBatch() {
        MetricState state = Metrics.ACCURACY.start();
        state.reset();

        assertEquals(0, state.result().item());
        assertEquals(Tensor.scalar(0), state.variables().get("count"));
    }

    @Test
    void resetForgetsBatches() {
        MetricState state = Metrics.ACCURACY.start();
        state.update(Tensor.of(new int[] {1, 0}, 2), PROBABILITIES, Optional.empty());
        state.reset();

        assertEquals(0, state.result().item());
    }
}
