package dev.corno.callbacks;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    private final FakeTraining training = new FakeTraining();

    @Test
    void stopsAfterPatienceEpochsWithoutImprovement() {
        EarlyStopping callback = new EarlyStopping("val_loss").patience(2);
        assertEquals(5, training.runEpochs(callback, "val_loss", 3, 2, 1, 1.5, 1.2, 0.5));
        assertEquals(Optional.of("val_loss did not improve for 2 epochs; its best was 1.000 in epoch 3."), training.stopReason());
    }

    @Test
    void tellsWhereItStopped() {
        EarlyStopping callback = new EarlyStopping().patience(2);
        training.runEpochs(callback, "val_loss", 3, 2, 1, 1.5, 1.2, 0.5);
        assertEquals(OptionalInt.of(4), callback.stoppedEpoch());
        new FakeTraining().runEpochs(callback, "val_loss", 1);
        assertEquals(OptionalInt.empty(), callback.stoppedEpoch());
    }

    @Test
    void withoutPatienceStopsAtTheFirstSetback() {
        assertEquals(3, training.runEpochs(new EarlyStopping(), "val_loss", 3, 2, 2.5, 1));
        assertEquals(Optional.of("val_loss did not improve for 1 epoch; its best was 2.000 in epoch 2."), training.stopReason());
    }

    @Test
    void anImprovementRestartsPatience() {
        assertEquals(6, training.runEpochs(new EarlyStopping().patience(2), "val_loss", 3, 4, 2, 4, 1, 4));
    }

    @Test
    void wantsAccuracyToRise() {
        assertEquals(3, training.runEpochs(new EarlyStopping("val_accuracy"), "val_accuracy", 0.1, 0.2, 0.15, 0.9));
    }

    @Test
    void modeOverridesTheName() {
        assertEquals(2, training.runEpochs(new EarlyStopping("gain").mode(Mode.MAX), "gain", 2, 1, 3));
    }

    @Test
    void smallImprovementsDoNotCount() {
        assertEquals(2, training.runEpochs(new EarlyStopping().minDelta(0.1), "val_loss", 1, 0.95, 0.5));
    }

    @Test
    void improvementsShortOfTheBaselineUseUpPatience() {
        EarlyStopping callback = new EarlyStopping().baseline(0.5).patience(3);
        assertEquals(4, training.runEpochs(callback, "val_loss", 1, 0.9, 0.8, 0.85, 0.3));
        assertEquals(Optional.of("val_loss did not get past the baseline 0.5 for 4 epochs; its best was 0.8000 in epoch 3."),
                training.stopReason());
    }

    @Test
    void restoresTheBestWeightsAtTheEnd() {
        EarlyStopping callback = new EarlyStopping().patience(5).restoreBestWeights(true);
        training.runEpochs(callback, "val_loss", 3, 1, 2, 2);
        assertEquals(1, training.weight);
        assertEquals(1, callback.bestEpoch());
        assertEquals(1, callback.best().getAsDouble());
    }

    @Test
    void keepsTheLastWeightsUnlessAsked() {
        training.runEpochs(new EarlyStopping().patience(5), "val_loss", 3, 1, 2, 2);
        assertEquals(3, training.weight);
    }

    @Test
    void aFirstValueThatIsNotANumberDoesNotBlockLaterOnes() {
        EarlyStopping callback = new EarlyStopping().patience(2).restoreBestWeights(true);
        assertEquals(4, training.runEpochs(callback, "val_loss", Double.NaN, 2, 3, 3));
        assertEquals(1, training.weight);
    }

    @Test
    void stopsWhereNoValueEverWasANumber() {
        training.runEpochs(new EarlyStopping().patience(2).restoreBestWeights(true), "val_loss", Double.NaN, Double.NaN, Double.NaN);
        assertEquals(Optional.of("val_loss did not improve for 2 epochs; it never was a finite number."), training.stopReason());
        assertEquals(0, training.weight);
    }

    @Test
    void letsTheFirstEpochsPass() {
        assertEquals(4, training.runEpochs(new EarlyStopping().startFromEpoch(2), "val_loss", 1, 2, 3, 4, 1));
    }

    @Test
    void neverStopsInTheFirstEpochOfAll() {
        EarlyStopping callback = new EarlyStopping().baseline(0.5);
        assertEquals(2, training.runEpochs(callback, "val_loss", 1, 1, 0.1));
    }

    @Test
    void startsAfreshInTheNextTraining() {
        EarlyStopping callback = new EarlyStopping();
        training.runEpochs(callback, "val_loss", 1, 2);
        assertEquals(3, new FakeTraining().runEpochs(callback, "val_loss", 9, 8, 7));
    }

    @Test
    void passesOverEpochsThatAreNotValidated() {
        EarlyStopping callback = new EarlyStopping();
        callback.onTrainBegin(training);
        callback.onEpochEnd(training, 0, new Logs(Map.of("loss", 1.0)));
        assertEquals(Optional.empty(), training.stopReason());
    }

    @Test
    void namesWhatCanBeMonitored() {
        Logs logs = new Logs(Map.of("loss", 1.0, "accuracy", 0.5));
        training.validates = false;
        assertFails("EarlyStopping: expects a monitored value that is measured, got \"val_loss\". Monitor one of accuracy, loss, or give "
                + "fit validation data.", () -> new EarlyStopping().onEpochEnd(training, 0, logs));
        assertFails("EarlyStopping: expects a monitored value that is measured, got \"acc\". Monitor one of accuracy, loss.",
                () -> new EarlyStopping("acc").onEpochEnd(training, 0, logs));
    }

    @Test
    void rejectsNamesOfUnknownDirectionBeforeTraining() {
        assertFails("EarlyStopping: expects a monitored value known to rise or to fall, got \"gain\". Call mode(Mode.MAX) if larger is "
                + "better, mode(Mode.MIN) if smaller is.", () -> new EarlyStopping("gain").onTrainBegin(training));
    }

    @Test
    void rejectsNegativeOptions() {
        assertFails("EarlyStopping: patience must be at least 0 epochs, got -1.", () -> new EarlyStopping().patience(-1));
        assertFails("EarlyStopping: startFromEpoch must be at least 0, got -2.", () -> new EarlyStopping().startFromEpoch(-2));
    }
}
