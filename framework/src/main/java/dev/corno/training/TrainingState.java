package dev.corno.training;

import dev.corno.backend.StepProfile;
import dev.corno.callbacks.Logs;
import dev.corno.callbacks.TrainingView;
import dev.corno.graph.Network;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a training stands: what callbacks see, and what they asked for. */
final class TrainingState implements TrainingView {

    private final Trainee model;
    private final int epochs;
    private final boolean validates;
    private final Map<String, Double> logged = new LinkedHashMap<>();
    private OptionalLong batches = OptionalLong.empty();
    private OptionalLong samples = OptionalLong.empty();
    private long samplesSeen;
    private final List<History.Epoch> history = new ArrayList<>();
    private String stopReason;
    private boolean hasAverages;
    private Path backupFolder;
    private int backupsKept;
    private Backup restored;

    TrainingState(Trainee model, int epochs, boolean validates) {
        this.model = model;
        this.epochs = epochs;
        this.validates = validates;
    }

    /** Begins an epoch of training, an evaluation or a prediction. */
    void begin(EpochBatches source) {
        batches = source.count();
        samples = source.samples();
        samplesSeen = 0;
    }

    void saw(long rows) {
        samplesSeen += rows;
    }

    void ended(History.Epoch epoch) {
        history.add(epoch);
    }

    /** {@return the epochs that ended, those before a restored backup included} */
    List<History.Epoch> history() {
        return history;
    }

    /** {@return the backup that training goes on from, or empty} */
    Optional<Backup> restored() {
        return Optional.ofNullable(restored);
    }

    /** Makes the backup that a callback asked for. */
    void backUpIfWanted(int epoch, int step, EpochBatches source, MetricTable metrics) {
        if (backupFolder == null) {
            return;
        }
        boolean averages = hasAverages;
        useAverages(false);
        new BackupFolder(backupFolder).write(model, backupsKept, optimizer -> new Backup(epoch, step, source.pass(),
                source.takenOfPass(), model.seed(), learningRate(), optimizer, metrics.snapshot(), history));
        useAverages(averages);
        backupFolder = null;
    }

    /** Ends updates: averaged weights become their averages. */
    void finishTraining() {
        useAverages(false);
        model.compiled().finishTraining();
    }

    boolean isStopped() {
        return stopReason != null;
    }

    /** {@return the values with what callbacks logged since the last call} */
    Logs withLogged(Logs logs) {
        if (logged.isEmpty()) {
            return logs;
        }
        Map<String, Double> values = new LinkedHashMap<>(logs.values());
        values.putAll(logged);
        logged.clear();
        return new Logs(values);
    }

    @Override
    public String modelName() {
        return model.name();
    }

    @Override
    public int epochs() {
        return epochs;
    }

    @Override
    public boolean validates() {
        return validates;
    }

    @Override
    public OptionalLong batches() {
        return batches;
    }

    @Override
    public OptionalLong samples() {
        return samples;
    }

    @Override
    public long samplesSeen() {
        return samplesSeen;
    }

    @Override
    public long iterations() {
        return model.compiled().iterations();
    }

    @Override
    public double learningRate() {
        return model.compiled().learningRate();
    }

    @Override
    public void learningRate(double rate) {
        model.compiled().learningRate(rate);
    }

    @Override
    public void log(String name, double value) {
        logged.put(name, value);
    }

    @Override
    public void stopTraining(String reason) {
        if (stopReason == null) {
            stopReason = reason;
        }
    }

    @Override
    public void profile(Optional<StepProfile> profile) {
        model.compiled().profile(profile);
    }

    @Override
    public Optional<String> stopReason() {
        return Optional.ofNullable(stopReason);
    }

    @Override
    public Map<String, Tensor> weights() {
        return model.weights();
    }

    @Override
    public void weights(Map<String, Tensor> weights) {
        model.weights(weights);
    }

    @Override
    public void save(Path file) {
        model.save(file);
    }

    @Override
    public void saveWeights(Path file) {
        model.saveWeights(file);
    }

    @Override
    public Network network() {
        return model.network();
    }

    @Override
    public Optional<String> modelJson() {
        return model.json();
    }

    @Override
    public boolean keepsAverages() {
        return model.compiled().keepsAverages();
    }

    @Override
    public void useAverages(boolean averages) {
        if (averages != hasAverages) {
            model.compiled().swapAverages();
            hasAverages = averages;
        }
    }

    @Override
    public void backUp(Path folder, int kept) {
        backupFolder = folder;
        backupsKept = kept;
    }

    @Override
    public boolean restore(Path folder) {
        restored = new BackupFolder(folder).restore(model).orElse(null);
        if (restored != null) {
            history.addAll(restored.history());
            if (restored.optimizer().contains("learning_rate")) {
                model.compiled().learningRate(restored.learningRate());
            }
        }
        return restored != null;
    }

    @Override
    public void deleteBackups(Path folder) {
        new BackupFolder(folder).delete();
    }
}
