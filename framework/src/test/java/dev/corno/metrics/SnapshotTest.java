package dev.corno.metrics;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What metrics have gathered goes on in another state, bit for bit. */
class SnapshotTest {

    private static final Tensor Y = Tensor.of(new float[] {0, 1, 1, 0, 1, 0}, 3, 2);
    private static final Tensor P = Tensor.of(new float[] {0.2f, 0.8f, 0.6f, 0.7f, 0.3f, 0.1f}, 3, 2);
    private static final Optional<Tensor> WEIGHTS = Optional.of(Tensor.of(new float[] {0.1f, 0.7f, 1.3f}, 3));

    static Stream<Metric> metrics() {
        return Stream.of(new Mean(), new Sum(), new MeanSquaredError(), new RootMeanSquaredError(), new AutoAccuracy(),
                new BinaryAccuracy(), new CategoricalAccuracy(), new Precision(), new Recall(), new AUC(), new AUC().multiLabel(true));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aRestoredStateGoesOnAsTheFirst(Metric metric) {
        MetricState whole = metric.start();
        whole.update(Y, P, WEIGHTS);
        MetricState restored = metric.start();
        restored.restore(whole.snapshot());
        whole.update(P, Y, WEIGHTS);
        restored.update(P, Y, WEIGHTS);
        assertEquals(whole.result(), restored.result());
        assertArrayEquals(whole.snapshot(), restored.snapshot());
    }

    @Test
    void aSnapshotOfAnotherMetricFails() {
        assertFails("MetricState: expects a snapshot of 2 numbers, got 1. Is it of another metric?",
                () -> new Mean().start().restore(new double[1]));
    }

    @Test
    void anUndecidedAccuracyHasNothingToKeep() {
        assertEquals(0, new AutoAccuracy().start().snapshot().length);
    }
}
