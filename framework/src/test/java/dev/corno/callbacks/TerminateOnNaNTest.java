package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminateOnNaNTest {

    private final FakeTraining training = new FakeTraining();

    private void endBatch(int epoch, int batch, double loss) {
        TerminateOnNaN callback = new TerminateOnNaN();
        callback.onEpochBegin(training, epoch);
        callback.onTrainBatchEnd(training, batch, new Logs(Map.of("loss", loss)));
    }

    @Test
    void stopsWhenTheLossIsNotANumber() {
        endBatch(1, 117, Double.NaN);
        assertEquals(Optional.of("loss became NaN at epoch 2, batch 118. Common causes: learning rate too high (0.1 now), missing input "
                + "scaling, log of zero in a custom loss."), training.stopReason());
    }

    @Test
    void stopsWhenTheLossIsInfinite() {
        training.rate = 10;
        endBatch(0, 0, Double.POSITIVE_INFINITY);
        assertEquals(Optional.of("loss became infinite at epoch 1, batch 1. Common causes: learning rate too high (10 now), missing input "
                + "scaling, log of zero in a custom loss."), training.stopReason());
    }

    @Test
    void failsWhereToldTo() {
        TerminateOnNaN callback = new TerminateOnNaN().raiseError(true);
        callback.onEpochBegin(training, 0);
        assertEquals("fit: loss became NaN at epoch 1, batch 1. Common causes: learning rate too high (0.1 now), missing input scaling, log "
                + "of zero in a custom loss.", assertThrows(IllegalStateException.class,
                        () -> callback.onTrainBatchEnd(training, 0, new Logs(Map.of("loss", Double.NaN)))).getMessage());
    }

    @Test
    void goesOnWhileTheLossIsFinite() {
        endBatch(0, 0, 1e30);
        assertEquals(Optional.empty(), training.stopReason());
    }
}
