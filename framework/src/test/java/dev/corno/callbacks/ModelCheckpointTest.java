package dev.corno.callbacks;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckpointTest {

    @TempDir
    private Path folder;
    private final FakeTraining training = new FakeTraining();

    private ModelCheckpoint checkpoint(String name) {
        return new ModelCheckpoint(folder.resolve("runs") + "/" + name);
    }

    private void runBatches(ModelCheckpoint callback, int epoch, double... losses) {
        callback.onEpochBegin(training, epoch);
        for (int batch = 0; batch < losses.length; batch++) {
            callback.onTrainBatchEnd(training, batch, new Logs(Map.of("loss", losses[batch])));
        }
        callback.onEpochEnd(training, epoch, new Logs(Map.of("loss", 1.0)));
    }

    @Test
    void watchesBatchesOnlyWhereItSavesByThem() {
        assertFalse(new ModelCheckpoint("m.keras").watchesBatches());
        assertTrue(new ModelCheckpoint("m.keras").saveFreq(5).watchesBatches());
    }

    @Test
    void savesEveryEpochInAFolderItMakes() {
        ModelCheckpoint callback = checkpoint("{epoch:02d}-{val_loss:.2f}.keras");
        training.runEpochs(callback, "val_loss", 3, 4.125);
        assertEquals(List.of("model 01-3.00.keras", "model 02-4.13.keras"), training.saved);
        assertEquals(Optional.of(folder.resolve("runs/02-4.13.keras")), callback.lastSaved());
        assertTrue(Files.isDirectory(folder.resolve("runs")));
    }

    @Test
    void savesOnlyWhatIsBetter() {
        training.runEpochs(checkpoint("{epoch}.keras").saveBestOnly(true), "val_loss", 3, 4, 2, 2, 1);
        assertEquals(List.of("model 1.keras", "model 3.keras", "model 5.keras"), training.saved);
    }

    @Test
    void remembersTheBestValueInTheNextTraining() {
        ModelCheckpoint callback = checkpoint("{epoch}.keras").saveBestOnly(true);
        training.runEpochs(callback, "val_loss", 2);
        training.runEpochs(callback, "val_loss", 3, 1);
        assertEquals(List.of("model 1.keras", "model 2.keras"), training.saved);
        assertEquals(1, callback.best().getAsDouble());
    }

    @Test
    void waitsForTheThreshold() {
        ModelCheckpoint callback = checkpoint("{epoch}.keras").monitor("gain").mode(Mode.MAX).saveBestOnly(true).initialValueThreshold(2);
        training.runEpochs(callback, "gain", 1, 3);
        assertEquals(List.of("model 2.keras"), training.saved);
    }

    @Test
    void savesWeightsOnly() {
        training.runEpochs(checkpoint("{epoch}.weights.h5").saveWeightsOnly(true), "val_loss", 3);
        assertEquals(List.of("weights 1.weights.h5"), training.saved);
    }

    @Test
    void countsBatchesAcrossEpochs() {
        ModelCheckpoint callback = checkpoint("{epoch}-{batch:02d}.keras").saveFreq(2);
        callback.onTrainBegin(training);
        runBatches(callback, 0, 3, 2, 1);
        runBatches(callback, 1, 3, 2, 1);
        assertEquals(List.of("model 1-02.keras", "model 2-01.keras", "model 2-03.keras"), training.saved);
    }

    @Test
    void savesTheBestBatch() {
        ModelCheckpoint callback = checkpoint("{batch}.keras").monitor("loss").saveBestOnly(true).saveFreq(1);
        callback.onTrainBegin(training);
        runBatches(callback, 0, 3, 4, 1);
        assertEquals(List.of("model 1.keras", "model 3.keras"), training.saved);
    }

    @Test
    void rejectsOtherEndings() {
        assertFails("ModelCheckpoint: expects a path ending in .keras (the whole model) or .weights.h5 (only its weights), got \"m.zip\".",
                () -> new ModelCheckpoint("m.zip"));
        assertFails("ModelCheckpoint: expects a path ending in .keras with saveWeightsOnly(false), got \"m.weights.h5\". Call "
                + "saveWeightsOnly(true) or change the path.", () -> new ModelCheckpoint("m.weights.h5").onTrainBegin(training));
        assertFails("ModelCheckpoint: expects a path ending in .weights.h5 with saveWeightsOnly(true), got \"m.keras\". Call "
                + "saveWeightsOnly(false) or change the path.",
                () -> new ModelCheckpoint("m.keras").saveWeightsOnly(true).onTrainBegin(training));
    }

    @Test
    void rejectsAFrequencyBelowOne() {
        assertFails("ModelCheckpoint: saveFreq must be a positive number of batches, got 0. Leave it out to save after every epoch.",
                () -> new ModelCheckpoint("m.keras").saveFreq(0));
    }

    @Test
    void rejectsValidationValuesWithinAnEpoch() {
        assertFails("ModelCheckpoint: expects a training value to monitor with saveFreq(5), got \"val_loss\", which is known only at the "
                + "end of an epoch. Monitor \"loss\" or leave out saveFreq.",
                () -> new ModelCheckpoint("m.keras").saveBestOnly(true).saveFreq(5).onTrainBegin(training));
    }

    @Test
    void saysWhichFolderCannotBeMade() throws Exception {
        Path file = Files.createFile(folder.resolve("taken"));
        Path wanted = file.resolve("deeper/m.keras");
        Executable code = () -> training.runEpochs(new ModelCheckpoint(wanted.toString()), "val_loss", 1);
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, code);
        assertEquals("ModelCheckpoint: expects to make the folder of " + wanted + ", got Not a directory. Choose a place that can be written.", failure.getMessage());
    }
}
