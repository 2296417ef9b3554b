package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LearningRateSchedulerTest {

    private final FakeTraining training = new FakeTraining();

    @Test
    void setsTheRateFromEpochAndRateSoFar() {
        training.rate = 1;
        training.runEpochs(new LearningRateScheduler((epoch, rate) -> epoch < 1 ? rate : rate / 2), "loss", 3, 2, 1);
        assertEquals(0.25, training.rate);
        assertEquals(0.25, training.logged.get("learning_rate"));
    }

    @Test
    void rejectsRatesThatAreNotPositive() {
        var callback = new LearningRateScheduler((epoch, rate) -> epoch * 0.1);
        assertEquals("LearningRateScheduler: expects a positive learning rate, got 0.0 for epoch 0. Epochs count from 0: check what the "
                + "schedule gives for it.",
                assertThrows(IllegalArgumentException.class, () -> callback.onEpochBegin(training, 0)).getMessage());
    }
}
