package dev.corno.models;

import dev.corno.backend.CompiledModel;
import dev.corno.backend.StepResult;
import dev.corno.data.Batch;
import dev.corno.graph.Network;
import dev.corno.metrics.Metric;
import dev.corno.saving.WeightsFile;
import dev.corno.tensor.Tensor;
import dev.corno.training.PredictStep;
import dev.corno.training.TestStep;
import dev.corno.training.TrainStep;
import dev.corno.training.Trainee;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model as training sees it; one for each training, evaluation or prediction. */
final class ModelTrainee implements Trainee {

    private final Model model;
    private final Optional<TrainStep> trainStep;
    private final Optional<TestStep> testStep;
    private final Optional<PredictStep> predictStep;
    private DataCheck check;

    ModelTrainee(Model model, Optional<TrainStep> trainStep, Optional<TestStep> testStep, Optional<PredictStep> predictStep) {
        this.model = model;
        this.trainStep = trainStep;
        this.testStep = testStep;
        this.predictStep = predictStep;
    }

    @Override
    public String name() {
        return model.displayName();
    }

    @Override
    public CompiledModel compiled() {
        return model.compiled();
    }

    @Override
    public Network network() {
        return model.network();
    }

    @Override
    public Optional<String> json() {
        try {
            return Optional.of(model.toJson());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public StepResult trainStep(Batch batch) {
        return trainStep.isPresent() ? checked("trainStep", trainStep.get().run(batch, compiled())) : compiled().trainStep(batch);
    }

    @Override
    public StepResult testStep(Batch batch) {
        return testStep.isPresent() ? checked("testStep", testStep.get().run(batch, compiled())) : compiled().testStep(batch);
    }

    @Override
    public List<Tensor> predictStep(List<Tensor> x) {
        return predictStep.isPresent() ? checked(predictStep.get().run(x, compiled()), x.get(0).shape().dim(0)) : compiled().predict(x);
    }

    private static List<Tensor> checked(List<Tensor> predictions, int samples) {
        if (predictions.isEmpty() || predictions.stream().anyMatch(each -> each.rank() == 0 || each.shape().dim(0) != samples)) {
            throw new IllegalArgumentException("predictStep: expects the step to return tensors for " + samples + " samples, got shapes "
                    + predictions.stream().map(Tensor::shape).toList() + ". Return what step.predict found, or something for each sample of it.");
        }
        return predictions;
    }

    private StepResult checked(String where, StepResult result) {
        int outputs = outputNames().size();
        if (result.outputLosses().size() != outputs || result.outputs().size() != outputs) {
            throw new IllegalArgumentException(where + ": expects the step to return a loss and predictions for each of the outputs "
                    + outputNames() + ", got " + result.outputLosses().size() + " losses and " + result.outputs().size()
                    + " predictions. Return what step." + where + (where.equals("trainStep") ? " or step.lossGradients" : "") + " found.");
        }
        return result;
    }

    @Override
    public List<String> outputNames() {
        return network().outputNames();
    }

    @Override
    public List<List<Metric>> metrics() {
        return Compile.metricsFor(model.compilation().orElseThrow().metrics(), outputNames());
    }

    @Override
    public List<List<Metric>> weightedMetrics() {
        return Compile.metricsFor(model.compilation().orElseThrow().weightedMetrics(), outputNames());
    }

    @Override
    public Batch prepared(Batch batch, String where) {
        if (check == null || !check.isFor(where, network())) {
            check = model.check(batch, where);
        }
        return check.prepared(batch);
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
    public long seed() {
        return model.store().seed();
    }

    @Override
    public List<String> saveState(Path file) {
        Map<String, Tensor> memory = compiled().optimizerState();
        WeightsFile.write(file, model, model.compilation().orElseThrow().optimizer().name(), memory.values());
        return List.copyOf(memory.keySet());
    }

    @Override
    public void loadState(Path file, List<String> optimizer, long seed) {
        model.resumeFrom(seed);
        Iterator<Tensor> values = WeightsFile.readState(file, model, optimizer.size()).iterator();
        Map<String, Tensor> memory = new LinkedHashMap<>();
        optimizer.forEach(name -> memory.put(name, values.next()));
        compiled().restoreOptimizerState(memory);
    }
}
