package dev.corno.callbacks;

import dev.corno.CheckReturnValue;
import java.nio.file.Path;

/**
 * Makes backups while training, and lets a training that was cut off go on from the newest: call {@code fit} again with the same model,
 * data and options. It goes on as if nothing had happened: weights, the optimizer's memory, epoch and step, the order of samples, what
 * the epoch had measured, and the history are those of the backup. At the end of training the backups are deleted.
 *
 * <pre>{@code
 * Fit.epochs(100).callbacks(new BackupAndRestore(Path.of("runs/backup")).saveFreq(500));
 * }</pre>
 *
 * <p>A backup is there as a whole or not at all, and the one before it goes only then. Batches that a data set of your own gives must
 * come in the same order again; those taken before are taken again and let go of. Other callbacks start anew, as in Keras.
 */
@CheckReturnValue
public final class BackupAndRestore implements Callback {

    private final Path backupDir;
    private final int saveFreq;
    private final boolean doubleCheckpoint;
    private final boolean deleteCheckpoint;

    private int batchesSinceBackup;

    /**
     * Makes a backup after every epoch.
     *
     * @param backupDir a folder for the backups of this training alone; made if needed
     */
    public BackupAndRestore(Path backupDir) {
        this(backupDir, 0, false, true);
    }

    private BackupAndRestore(Path backupDir, int saveFreq, boolean doubleCheckpoint, boolean deleteCheckpoint) {
        if (backupDir.toString().isBlank()) {
            throw new IllegalArgumentException("BackupAndRestore: backupDir must be a folder such as \"runs/backup\", got \"" + backupDir
                    + "\".");
        }
        this.backupDir = backupDir;
        this.saveFreq = saveFreq;
        this.doubleCheckpoint = doubleCheckpoint;
        this.deleteCheckpoint = deleteCheckpoint;
    }

    /**
     * {@return a copy that makes backups by batches instead of epochs}
     *
     * @param batches make one after every so many training batches, at least 1, counted across epochs; no more are ever lost
     * @throws IllegalArgumentException if {@code batches} is below 1
     */
    public BackupAndRestore saveFreq(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException("BackupAndRestore: saveFreq must be a positive number of batches, got " + batches
                    + ". Leave it out to make a backup after every epoch.");
        }
        return new BackupAndRestore(backupDir, batches, doubleCheckpoint, deleteCheckpoint);
    }

    /**
     * {@return a copy that keeps the last two backups, or only the last}
     *
     * @param doubleCheckpoint where true, the one before is restored should the last be damaged on the disk; default false
     */
    public BackupAndRestore doubleCheckpoint(boolean doubleCheckpoint) {
        return new BackupAndRestore(backupDir, saveFreq, doubleCheckpoint, deleteCheckpoint);
    }

    /**
     * {@return a copy that deletes the backups at the end of training, or keeps them}
     *
     * @param deleteCheckpoint default true
     */
    public BackupAndRestore deleteCheckpoint(boolean deleteCheckpoint) {
        return new BackupAndRestore(backupDir, saveFreq, doubleCheckpoint, deleteCheckpoint);
    }

    @Override
    public boolean watchesBatches() {
        return saveFreq > 0;
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        batchesSinceBackup = 0;
        training.restore(backupDir);
    }

    @Override
    public void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
        if (saveFreq > 0 && ++batchesSinceBackup == saveFreq) {
            batchesSinceBackup = 0;
            backUp(training);
        }
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        if (saveFreq == 0) {
            backUp(training);
        }
    }

    private void backUp(TrainingView training) {
        training.backUp(backupDir, doubleCheckpoint ? 2 : 1);
    }

    @Override
    public void onTrainEnd(TrainingView training, Logs logs) {
        if (deleteCheckpoint) {
            training.deleteBackups(backupDir);
        }
    }
}
