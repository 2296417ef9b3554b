package dev.corno.callbacks;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReduceLROnPlateauTest {

    private static final double TOLERANCE = 1e-12; // double arithmetic, one or two products

    private final FakeTraining training = new FakeTraining();

    @Test
    void lowersTheRateAfterPatienceEpochsWithoutImprovement() {
        training.runEpochs(new ReduceLROnPlateau().patience(2).factor(0.5), "val_loss", 1, 1, 1);
        assertEquals(0.05, training.rate, TOLERANCE);
    }

    @Test
    void keepsTheRateWhilePatienceLasts() {
        training.runEpochs(new ReduceLROnPlateau().patience(3), "val_loss", 1, 1, 1);
        assertEquals(0.1, training.rate);
    }

    @Test
    void smallImprovementsDoNotCount() {
        training.runEpochs(new ReduceLROnPlateau().patience(1), "val_loss", 1, 0.99995);
        assertEquals(0.01, training.rate, TOLERANCE);
    }

    @Test
    void anySizeOfImprovementCountsWithMinDeltaZero() {
        training.runEpochs(new ReduceLROnPlateau().patience(1).minDelta(0), "val_loss", 1, 0.99995);
        assertEquals(0.1, training.rate);
    }

    @Test
    void cooldownDelaysTheNextChange() {
        ReduceLROnPlateau callback = new ReduceLROnPlateau().patience(1).factor(0.5).cooldown(2);
        training.runEpochs(callback, "val_loss", 1, 1, 1);
        assertEquals(0.05, training.rate, TOLERANCE);
        FakeTraining longer = new FakeTraining();
        longer.runEpochs(callback, "val_loss", 1, 1, 1, 1);
        assertEquals(0.025, longer.rate, TOLERANCE);
    }

    @Test
    void neverGoesBelowTheLowestRate() {
        training.runEpochs(new ReduceLROnPlateau().patience(1).minLr(0.04), "val_loss", 1, 1, 1, 1);
        assertEquals(0.04, training.rate);
    }

    @Test
    void modeOverridesTheName() {
        training.runEpochs(new ReduceLROnPlateau("gain").mode(Mode.MAX).patience(1), "gain", 1, 2, 3);
        assertEquals(0.1, training.rate);
    }

    @Test
    void logsTheRateOfTheEpochBeforeLoweringIt() {
        training.runEpochs(new ReduceLROnPlateau().patience(1), "val_loss", 1, 1);
        assertEquals(Map.of("learning_rate", 0.1), training.logged);
    }

    @Test
    void passesOverEpochsThatAreNotValidated() {
        ReduceLROnPlateau callback = new ReduceLROnPlateau().patience(0);
        callback.onTrainBegin(training);
        callback.onEpochEnd(training, 0, new Logs(Map.of("loss", 1.0)));
        assertEquals(0.1, training.rate);
    }

    @Test
    void rejectsOptionsOutOfRange() {
        assertFails("ReduceLROnPlateau: factor must be between 0 and 1, got 1.0.", () -> new ReduceLROnPlateau().factor(1));
        assertFails("ReduceLROnPlateau: patience must be at least 0 epochs, got -1.", () -> new ReduceLROnPlateau().patience(-1));
        assertFails("ReduceLROnPlateau: cooldown must be at least 0 epochs, got -1.", () -> new ReduceLROnPlateau().cooldown(-1));
        assertFails("ReduceLROnPlateau: minLr must be at least 0, got -0.1.", () -> new ReduceLROnPlateau().minLr(-0.1));
    }
}
