package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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
