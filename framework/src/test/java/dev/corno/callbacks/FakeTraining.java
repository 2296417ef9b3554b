package dev.corno.callbacks;

import dev.corno.backend.StepProfile;
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
    Optional<StepProfile> profile = Optional.empty();
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
        return 0;
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
        return Map.of("dense/kernel", Tensor.scalar(weight));
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
}
