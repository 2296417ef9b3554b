package dev.corno.training;

import dev.corno.backend.CompiledModel;
import dev.corno.backend.StepProfile;
import dev.corno.backend.StepResult;
import dev.corno.data.AtomicFile;
import dev.corno.data.Batch;
import dev.corno.graph.Network;
import dev.corno.metrics.Metric;
import dev.corno.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A model whose losses are written down beforehand; it predicts its first input for each output. */
final class ScriptedModel implements Trainee, CompiledModel {

    final List<String> calls = new ArrayList<>();
    private final List<String> outputs;
    private final Iterator<Double> losses;
    private final List<List<Metric>> metrics;
    private List<List<Metric>> weightedMetrics = List.of();
    private double rate = 0.1;

    private ScriptedModel(List<String> outputs, List<List<Metric>> metrics, Iterator<Double> losses) {
        this.outputs = outputs;
        this.metrics = metrics;
        this.losses = losses;
    }

    /** One output, no metrics, these losses and then 0. */
    static ScriptedModel losing(Double... losses) {
        return new ScriptedModel(List.of("dense"), List.of(List.of()), Stream.concat(Stream.of(losses), Stream.generate(() -> 0.0))
                .iterator());
    }

    static ScriptedModel measured(List<String> outputs, List<List<Metric>> metrics, List<List<Metric>> weightedMetrics) {
        ScriptedModel model = new ScriptedModel(outputs, metrics, Stream.generate(() -> 1.0).iterator());
        model.weightedMetrics = weightedMetrics;
        return model;
    }

    private StepResult result(Batch batch) {
        double loss = losses.next();
        List<Double> outputLosses = new ArrayList<>();
        List<Tensor> predictions = new ArrayList<>();
        for (int output = 0; output < outputs.size(); output++) {
            outputLosses.add(loss * (output + 1));
            predictions.add(batch.x().get(0));
        }
        return new StepResult(loss, outputLosses, predictions);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public CompiledModel compiled() {
        return this;
    }

    @Override
    public List<String> outputNames() {
        return outputs;
    }

    @Override
    public List<List<Metric>> metrics() {
        return metrics;
    }

    @Override
    public List<List<Metric>> weightedMetrics() {
        return weightedMetrics;
    }

    @Override
    public Batch prepared(Batch batch, String where) {
        calls.add("prepare " + where);
        return batch;
    }

    @Override
    public StepResult trainStep(Batch batch) {
        calls.add("train " + batch.x().get(0).flat(0));
        return result(batch);
    }

    @Override
    public StepResult testStep(Batch batch) {
        calls.add("test " + batch.x().get(0).flat(0));
        return result(batch);
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs) {
        return outputs.stream().map(output -> inputs.get(0)).toList();
    }

    @Override
    public void profile(Optional<StepProfile> profile) {
    }

    @Override
    public void finishTraining() {
        calls.add("finish");
    }

    @Override
    public long iterations() {
        return calls.stream().filter(call -> call.startsWith("train")).count();
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
    public Map<String, Tensor> weights() {
        return Map.of("dense/kernel", Tensor.scalar(iterations()));
    }

    @Override
    public void weights(Map<String, Tensor> weights) {
        calls.add("restore " + weights.get("dense/kernel").item());
    }

    @Override
    public void save(Path file) {
        calls.add("save " + file);
    }

    @Override
    public void saveWeights(Path file) {
        calls.add("save weights " + file);
    }

    @Override
    public Gradients gradients(List<Tensor> inputs, UnaryOperator<List<Tensor>> outputGradients, boolean training) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LossGradients lossGradients(Batch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void applyGradients(Map<String, Tensor> gradients) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean keepsAverages() {
        return true;
    }

    @Override
    public void swapAverages() {
        calls.add("swap");
    }

    @Override
    public Network network() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> json() {
        return Optional.empty();
    }

    @Override
    public long seed() {
        return 5;
    }

    @Override
    public List<String> saveState(Path file) {
        calls.add("save state");
        AtomicFile.write(file, whole -> Files.writeString(whole, "state"));
        return List.of("iteration", "learning_rate");
    }

    @Override
    public void loadState(Path file, List<String> optimizer, long seed) {
        calls.add("load state " + optimizer + " " + seed);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(file.getFileName() + " is not there.");
        }
    }

    @Override
    public Map<String, Tensor> optimizerState() {
        return Map.of();
    }

    @Override
    public void restoreOptimizerState(Map<String, Tensor> state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
