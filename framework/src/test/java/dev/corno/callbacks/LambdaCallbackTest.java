package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaCallbackTest {

    private final FakeTraining training = new FakeTraining();
    private final List<String> calls = new ArrayList<>();

    @Test
    void callsEachLambdaAtItsTime() {
        LambdaCallback callback = new LambdaCallback()
                .onTrainBegin(view -> calls.add("train begin"))
                .onTrainEnd((view, logs) -> calls.add("train end"))
                .onEpochBegin((view, epoch) -> calls.add("epoch begin " + epoch))
                .onEpochEnd((view, epoch, logs) -> calls.add("epoch end " + epoch + " " + logs.values()))
                .onTrainBatchBegin((view, batch) -> calls.add("batch begin " + batch))
                .onTrainBatchEnd((view, batch, logs) -> calls.add("batch end " + batch));
        training.runEpochs(callback, "loss", 0.5);
        callback.onTrainBatchBegin(training, 3);
        callback.onTrainBatchEnd(training, 3, Logs.EMPTY);
        assertEquals(List.of("train begin", "epoch begin 0", "epoch end 0 {loss=0.5}", "train end", "batch begin 3", "batch end 3"), calls);
    }

    @Test
    void watchesEvaluationAndPredictionToo() {
        LambdaCallback callback = new LambdaCallback()
                .onTestBegin(view -> calls.add("test begin"))
                .onTestEnd((view, logs) -> calls.add("test end " + logs.values()))
                .onTestBatchBegin((view, batch) -> calls.add("test batch begin " + batch))
                .onTestBatchEnd((view, batch, logs) -> calls.add("test batch end " + batch))
                .onPredictBegin(view -> calls.add("predict begin"))
                .onPredictEnd(view -> calls.add("predict end"))
                .onPredictBatchBegin((view, batch) -> calls.add("predict batch begin " + batch))
                .onPredictBatchEnd((view, batch) -> calls.add("predict batch end " + batch));
        callback.onTestBegin(training);
        callback.onTestBatchBegin(training, 1);
        callback.onTestBatchEnd(training, 1, Logs.EMPTY);
        callback.onTestEnd(training, new Logs(Map.of("loss", 2.0)));
        callback.onPredictBegin(training);
        callback.onPredictBatchBegin(training, 2);
        callback.onPredictBatchEnd(training, 2);
        callback.onPredictEnd(training);
        assertEquals(List.of("test begin", "test batch begin 1", "test batch end 1", "test end {loss=2.0}", "predict begin",
                "predict batch begin 2", "predict batch end 2", "predict end"), calls);
    }

    @Test
    void theLastActionOfAKindCounts() {
        new LambdaCallback().onTestBegin(view -> calls.add("first")).onTestBegin(view -> calls.add("second")).onTestBegin(training);
        assertEquals(List.of("second"), calls);
    }

    @Test
    void watchesBatchesOnlyWhereToldTo() {
        assertFalse(new LambdaCallback().onEpochBegin((view, epoch) -> { }).watchesBatches());
        assertTrue(new LambdaCallback().onTrainBatchBegin((view, batch) -> { }).watchesBatches());
        assertTrue(new LambdaCallback().onTrainBatchEnd((view, batch, logs) -> { }).watchesBatches());
    }

    @Test
    void doesNothingUnlessTold() {
        assertEquals(2, training.runEpochs(new LambdaCallback(), "loss", 2, 1));
    }
}
