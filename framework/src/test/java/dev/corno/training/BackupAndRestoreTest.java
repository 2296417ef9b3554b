package dev.corno.training;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.callbacks.BackupAndRestore;
import dev.corno.callbacks.Callback;
import dev.corno.callbacks.LambdaCallback;
import dev.corno.callbacks.Logs;
import dev.corno.callbacks.SwapEMAWeights;
import dev.corno.callbacks.TerminateOnNaN;
import dev.corno.data.Dataset;
import dev.corno.metrics.Sum;
import dev.corno.models.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupAndRestoreTest {

    @TempDir
    private Path folder;

    private Path backup() {
        return folder.resolve("backup");
    }

    private static Fit epochs(int epochs) {
        return Fit.epochs(epochs).verbose(Verbosity.SILENT);
    }

    private static List<Logs> logs(History history) {
        return history.epochs().stream().map(History.Epoch::logs).toList();
    }

    private static Callback dyingAfter(int steps) {
        return CutOffTraining.dying(steps, () -> {
            throw new IllegalStateException("cut off");
        });
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(backup())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> steps(ScriptedModel model) {
        return model.calls.stream().filter(call -> call.startsWith("t")).toList();
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "5, 3", "7, 6", "16, 15", "20, 18"})
    void trainingGoesOnBitForBit(int deadAfter, int backedUp) {
        Sequential whole = CutOffTraining.model(5);
        History expected = CutOffTraining.train(whole);
        Sequential cutOff = CutOffTraining.model(5);
        BackupAndRestore backups = CutOffTraining.backups(backup());
        assertThrows(IllegalStateException.class, () -> CutOffTraining.train(cutOff, backups, dyingAfter(deadAfter)));

        Sequential other = CutOffTraining.model(backedUp == 0 ? 5 : 77);
        List<Integer> batches = new ArrayList<>();
        History history = CutOffTraining.train(other, CutOffTraining.backups(backup()),
                new LambdaCallback().onTrainBatchEnd((training, batch, logs) -> batches.add(batch)));

        assertEquals(whole.weights(), other.weights());
        assertEquals(logs(expected), logs(history));
        assertEquals(CutOffTraining.EPOCHS * CutOffTraining.STEPS - backedUp, batches.size());
        assertEquals(backedUp % CutOffTraining.STEPS, batches.get(0));
    }

    @Test
    void aKilledProcessLosesNothingThatWasBackedUp() throws Exception {
        Sequential whole = CutOffTraining.model(5);
        CutOffTraining.train(whole);

        assertEquals(9, runProgram(8, 5));
        assertEquals(9, runProgram(4, 99));
        assertEquals(0, runProgram(-1, 6));

        Sequential end = CutOffTraining.model(0);
        end.loadWeights(folder.resolve("end.weights.h5"));
        assertEquals(whole.weights(), end.weights());
        assertFalse(Files.exists(backup()));
        assertTrue(Files.readString(folder.resolve("history.json")).contains("\"epoch\" : 0"));
    }

    private int runProgram(int deadAfter, long seed) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), CutOffTraining.class.getName(),
                folder.toString(), Integer.toString(deadAfter), Long.toString(seed)).inheritIO().start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        return process.exitValue();
    }

    @Test
    void backupsAfterEpochsLeaveOutWhatCameAfter() {
        Sequential whole = CutOffTraining.model(5);
        CutOffTraining.train(whole);
        BackupAndRestore everyEpoch = new BackupAndRestore(backup());
        assertThrows(IllegalStateException.class, () -> CutOffTraining.train(CutOffTraining.model(5), everyEpoch, dyingAfter(13)));

        Sequential other = CutOffTraining.model(1);
        List<Integer> epochs = new ArrayList<>();
        History history = CutOffTraining.train(other, everyEpoch,
                new LambdaCallback().onEpochBegin((training, epoch) -> epochs.add(epoch)));

        assertEquals(List.of(2, 3), epochs);
        assertEquals(List.of(0, 1, 2, 3), history.epochs().stream().map(History.Epoch::number).toList());
        assertEquals(whole.weights(), other.weights());
    }

    @Test
    void averagesInTheModelAreNotBackedUpAsItsWeights() {
        Callback swaps = new SwapEMAWeights().swapOnEpoch(true);
        Sequential whole = CutOffTraining.model(5);
        History expected = CutOffTraining.train(whole, swaps);
        BackupAndRestore everyEpoch = new BackupAndRestore(backup());
        assertThrows(IllegalStateException.class,
                () -> CutOffTraining.train(CutOffTraining.model(5), swaps, everyEpoch, dyingAfter(13)));

        Sequential other = CutOffTraining.model(5);
        History history = CutOffTraining.train(other, swaps, everyEpoch);

        assertEquals(whole.weights(), other.weights());
        assertEquals(logs(expected), logs(history));
    }

    @Test
    void whatLaterCallbacksDoAtTheEndOfAnEpochIsInItsBackup() {
        BackupAndRestore backups = new BackupAndRestore(backup());
        Callback lowering = new LambdaCallback().onEpochEnd((training, epoch, logs) -> {
            training.learningRate(0.1 / 3);
            training.log("note", 7);
        });
        assertThrows(IllegalStateException.class,
                () -> CutOffTraining.train(CutOffTraining.model(5), backups, lowering, dyingAfter(6)));

        List<Double> rates = new ArrayList<>();
        History history = CutOffTraining.train(CutOffTraining.model(5), backups,
                new LambdaCallback().onTrainBatchBegin((training, batch) -> rates.add(training.learningRate())));

        assertEquals(0.1 / 3, rates.get(0));
        assertEquals(7, history.epochs().get(0).logs().get("note").getAsDouble());
    }

    @Test
    void endlessDataGoesOnWhereItWas() {
        BackupAndRestore backups = new BackupAndRestore(backup()).saveFreq(1);
        Fit options = epochs(2).stepsPerEpoch(3).callbacks(backups, dyingAfter(5));
        assertThrows(IllegalStateException.class,
                () -> new TrainingLoop(ScriptedModel.losing(), options).run(Numbers.endless()));

        ScriptedModel model = ScriptedModel.losing();
        new TrainingLoop(model, epochs(2).stepsPerEpoch(3).callbacks(backups)).run(Numbers.endless());

        assertEquals(List.of("train 4.0", "train 5.0"), steps(model));
        assertEquals("load state [iteration, learning_rate] 5", model.calls.get(0));
    }

    @Test
    void theLastBatchOfAnEpochLeavesItsValidation() {
        BackupAndRestore backups = new BackupAndRestore(backup()).saveFreq(2);
        Fit options = epochs(1).validationData(Numbers.pairs(2));
        Callback dying = new LambdaCallback().onEpochEnd((training, epoch, logs) -> {
            throw new IllegalStateException("cut off");
        });
        assertThrows(IllegalStateException.class,
                () -> new TrainingLoop(ScriptedModel.losing(3.0, 1.0), options.callbacks(backups, dying)).run(Numbers.pairs(4)));

        ScriptedModel model = ScriptedModel.losing(9.0);
        History history = new TrainingLoop(model, options.callbacks(backups)).run(Numbers.pairs(4));

        assertEquals(List.of("test 0.0"), steps(model));
        assertEquals(2, history.last("loss"));
        assertEquals(9, history.last("val_loss"));
    }

    @Test
    void dataThatIsShorterThanBeforeFails() {
        BackupAndRestore backups = new BackupAndRestore(backup()).saveFreq(1);
        assertThrows(IllegalStateException.class, () -> new TrainingLoop(ScriptedModel.losing(),
                epochs(1).callbacks(backups, dyingAfter(3))).run(Numbers.pairs(8)));
        Dataset shorter = Numbers.pairs(2);
        assertFails("fit: expects the data of the training that is restored, which had taken 2 batches, got data that ran dry after 1. "
                + "Train on the same data, or delete the backup.",
                () -> new TrainingLoop(ScriptedModel.losing(), epochs(1).callbacks(backups)).run(shorter));
    }

    @Test
    void otherMetricsThanBeforeFail() {
        BackupAndRestore backups = new BackupAndRestore(backup()).saveFreq(1);
        assertThrows(IllegalStateException.class, () -> new TrainingLoop(ScriptedModel.losing(),
                epochs(1).callbacks(backups, dyingAfter(3))).run(Numbers.pairs(8)));
        ScriptedModel measured = ScriptedModel.measured(List.of("dense"), List.of(List.of(new Sum())), List.of());
        assertFails("fit: expects the model of the training that is restored, which had 1 outputs and 0 metrics, got 1 and 1. Compile the "
                + "model as it was, or delete the backup.",
                () -> new TrainingLoop(measured, epochs(1).callbacks(backups)).run(Numbers.pairs(8)));
    }

    @Test
    void aNewPassOverTheDataDoesNotGoThroughTheLast() {
        BackupAndRestore backups = new BackupAndRestore(backup());
        int[] made = {0};
        Dataset counted = Numbers.uncounted(4).map(batch -> {
            made[0]++;
            return batch;
        });
        assertThrows(IllegalStateException.class,
                () -> new TrainingLoop(ScriptedModel.losing(), epochs(2).callbacks(backups, dyingAfter(5))).run(counted));
        made[0] = 0;
        new TrainingLoop(ScriptedModel.losing(), epochs(2).callbacks(backups)).run(counted);
        assertEquals(4, made[0]);
    }

    @Test
    void keepsOneBackupAndDeletesItAtTheEnd() throws IOException {
        List<List<String>> seen = new ArrayList<>();
        Callback watcher = new LambdaCallback().onEpochBegin((training, epoch) -> {
            if (epoch > 0) {
                seen.add(filesOrNone());
            }
        });
        new TrainingLoop(ScriptedModel.losing(), epochs(3).callbacks(new BackupAndRestore(backup()), watcher)).run(Numbers.pairs(2));
        assertEquals(List.of(List.of("backup-1.json", "backup-1.weights.h5"), List.of("backup-2.json", "backup-2.weights.h5")), seen);
        assertFalse(Files.exists(backup()));
    }

    private List<String> filesOrNone() {
        try {
            return files();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Test
    void otherFilesInTheFolderStay() throws IOException {
        Files.createDirectories(backup());
        Files.writeString(backup().resolve("mine.txt"), "mine");
        Files.writeString(backup().resolve(".backup-3.weights.h5.1f0e.tmp"), "what a killed process left");
        new TrainingLoop(ScriptedModel.losing(), epochs(1).callbacks(new BackupAndRestore(backup()))).run(Numbers.pairs(2));
        assertEquals(List.of("mine.txt"), files());
    }

    @Test
    void keptBackupsLetALongerTrainingGoOn() {
        BackupAndRestore backups = new BackupAndRestore(backup()).deleteCheckpoint(false);
        new TrainingLoop(ScriptedModel.losing(), epochs(2).callbacks(backups)).run(Numbers.pairs(2));
        ScriptedModel model = ScriptedModel.losing();
        History history = new TrainingLoop(model, epochs(3).callbacks(backups)).run(Numbers.pairs(2));
        assertEquals(1, steps(model).size());
        assertEquals(3, history.epochs().size());
    }

    @Test
    void aDamagedBackupIsPassedOverWhereThereIsAnother() throws IOException {
        BackupAndRestore backups = new BackupAndRestore(backup()).doubleCheckpoint(true).deleteCheckpoint(false);
        new TrainingLoop(ScriptedModel.losing(), epochs(3).callbacks(backups)).run(Numbers.pairs(2));
        assertEquals(List.of("backup-2.json", "backup-2.weights.h5", "backup-3.json", "backup-3.weights.h5"), files());
        Files.delete(backup().resolve("backup-3.weights.h5"));
        ScriptedModel model = ScriptedModel.losing();
        new TrainingLoop(model, epochs(3).callbacks(backups)).run(Numbers.pairs(2));
        assertEquals(1, steps(model).size());
    }

    @Test
    void saysWhatIsWrongWithADamagedBackup() throws IOException {
        Files.createDirectories(backup());
        Path index = Files.writeString(backup().resolve("backup-4.json"), "{\"epoch\": -2, \"optimizer\": [], \"metrics\": {\"rows\": 0, "
                + "\"lossSums\": [], \"otherSums\": {}, \"metrics\": []}, \"history\": [], \"batchesOfPass\": 0, \"seed\": 0, "
                + "\"learningRate\": 0, \"step\": 0, \"pass\": 0}");
        assertFails("BackupAndRestore: cannot restore " + index + ": \"epoch\" expects a count, got -2. Train the model it was made of, or "
                + "delete the folder to start anew.", () -> new TrainingLoop(ScriptedModel.losing(),
                        epochs(1).callbacks(new BackupAndRestore(backup()))).run(Numbers.pairs(2)));
    }

    @Test
    void anotherModelsBackupFails() {
        BackupAndRestore backups = new BackupAndRestore(backup()).saveFreq(1).deleteCheckpoint(false);
        new TrainingLoop(ScriptedModel.losing(), epochs(1).callbacks(backups)).run(Numbers.pairs(2));
        assertThrows(IllegalArgumentException.class, () -> CutOffTraining.train(CutOffTraining.model(1), backups));
    }

    @Test
    void aTrainingThatFailsOfNaNKeepsItsBackup() throws IOException {
        Callback nan = new TerminateOnNaN().raiseError(true);
        assertThrows(IllegalStateException.class, () -> new TrainingLoop(ScriptedModel.losing(1.0, Double.NaN),
                epochs(2).callbacks(new BackupAndRestore(backup()), nan)).run(Numbers.pairs(2)));
        assertEquals(List.of("backup-1.json", "backup-1.weights.h5"), files());
    }

    @Test
    void rejectsOptionsOutOfRange() {
        assertFails("BackupAndRestore: saveFreq must be a positive number of batches, got 0. Leave it out to make a backup after every epoch.",
                () -> new BackupAndRestore(folder).saveFreq(0));
        assertFails("BackupAndRestore: backupDir must be a folder such as \"runs/backup\", got \"\".",
                () -> new BackupAndRestore(Path.of("")));
    }
}
