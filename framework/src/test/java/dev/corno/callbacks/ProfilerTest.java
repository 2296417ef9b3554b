package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.activations.Activations;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.losses.Losses;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import org.junit.jupiter.api.Test;

class ProfilerTest {

    private final StringBuilder out = new StringBuilder();
    private final Profiler profiler = new Profiler(out);

    @Test
    void printsTheTimesOfEachLayerForwardAndBackward() {
        Sequential model = new Sequential(new Input(3), new Dense(4, Activations.RELU), new Dense(1));
        model.compile(new SGD(0.1), Losses.MEAN_SQUARED_ERROR);
        model.fit(Tensor.zeros(DataType.FLOAT32, Shape.of(8, 3)), Tensor.zeros(DataType.FLOAT32, Shape.of(8, 1)),
                Fit.epochs(1).batchSize(2).verbose(Verbosity.SILENT).callbacks(profiler));
        assertTrue(out.toString().startsWith("Layer "), out.toString());
        assertTrue(out.toString().matches("(?s)(?=.*dense +forward +product +3 )(?=.*dense_1 +backward +weights +3 )(?=.*optimizer +update +java +3 ).*"),
                out.toString());
    }

    @Test
    void doesNotCountTheFirstBatch() {
        FakeTraining training = new FakeTraining();
        profiler.onTrainBegin(training);
        profiler.onTrainBatchBegin(training, 0);
        assertTrue(training.profile.isEmpty());
        profiler.onTrainBatchBegin(training, 1);
        assertTrue(training.profile.isPresent());
    }

    @Test
    void saysThatOneBatchIsTooFew() {
        FakeTraining training = new FakeTraining();
        profiler.onTrainBegin(training);
        profiler.onTrainBatchBegin(training, 0);
        profiler.onTrainEnd(training, Logs.EMPTY);
        assertEquals("Profiler: expects at least two batches, got fewer.\n", out.toString());
    }
}
