package dev.corno.callbacks;

import dev.corno.backend.StepProfile;
import dev.corno.graph.Network;
import dev.corno.models.Model;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A training that remembers what callbacks did to it. */
final class FakeTraining implements TrainingView {

    final List<String> saved = new ArrayList<>();
    final Map<String, Double> logged = new LinkedHashMap<>();
    double rate = 0.1;
    float weight;
    boolean validates = true;
    boolean keepsAverages = true;
    boolean averages;
    long iterations;
    Optional<StepProfile> profile = Optional.empty();
    Model model;
    private String stopReason;

    /** Ends epochs with the given values of one name, until the callback stops training; returns how many epochs ran. */
    int runEpochs(Callback callback, String name, double... values) {
        callback.onTrainBegin(this);
        int epoch = 0;
        while (epoch < values.length && stopReason == null) {
            weight = epoch;
            callback.onEpochBegin(this, epoch);
            callback.onEpochEnd(this, epoch, new Logs(Map.of(name, values[epoch])));
            epoch++;
        }
        callback.onTrainEnd(this, Logs.EMPTY);
        return epoch;
    }

    @Override
    public String modelName() {
        return "fake";
    }

    @Override
    public int epochs() {
        return 10;
    }

    @Override
    public boolean validates() {
        return validates;
    }

    @Override
    public OptionalLong batches() {
        return OptionalLong.of(4);
    }

    @Override
    public OptionalLong samples() {
        return OptionalLong.of(8);
    }

    @Override
    public long samplesSeen() {
        return 8;
    }

    @Override
    public long iterations() {
        return iterations;
    }

    @Override
    public double learningRate() {
        return rate;
    }

    @Override
    public void learningRate(double newRate) {
        rate = newRate;
    }

    @Override
    public void log(String name, double value) {
        logged.put(name, value);
    }

    @Override
    public void stopTraining(String reason) {
        stopReason = reason;
    }

    @Override
    public void profile(Optional<StepProfile> times) {
        profile = times;
    }

    @Override
    public Optional<String> stopReason() {
        return Optional.ofNullable(stopReason);
    }

    @Override
    public Map<String, Tensor> weights() {
        return model == null ? Map.of("dense/kernel", Tensor.scalar(weight)) : model.weights();
    }

    @Override
    public void weights(Map<String, Tensor> weights) {
        weight = weights.get("dense/kernel").item();
    }

    @Override
    public void save(Path file) {
        saved.add("model " + file.getFileName());
    }

    @Override
    public void saveWeights(Path file) {
        saved.add("weights " + file.getFileName());
    }

    @Override
    public Network network() {
        return model.network();
    }

    @Override
    public Optional<String> modelJson() {
        return Optional.ofNullable(model).map(Model::toJson);
    }

    @Override
    public boolean keepsAverages() {
        return keepsAverages;
    }

    @Override
    public void useAverages(boolean value) {
        averages = value;
    }

    @Override
    public void backUp(Path folder, int kept) {
        saved.add("backup " + folder + " " + kept);
    }

    @Override
    public boolean restore(Path folder) {
        saved.add("restore " + folder);
        return false;
    }

    @Override
    public void deleteBackups(Path folder) {
        saved.add("delete " + folder);
    }
}
