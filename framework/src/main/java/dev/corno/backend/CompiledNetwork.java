package dev.corno.backend;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.data.Batch;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightHolder;
import dev.corno.graph.WeightStore;
import dev.corno.optimizers.WeightUpdater;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A network made ready to run: checks batches, holds the weights while it runs, computes loss, penalties and updates. How layers are
 * computed is the {@link Execution}'s affair.
 */
public final class CompiledNetwork implements CompiledModel, WeightHolder {

    private final Network network;
    private final Engine engine;
    private final HeldWeights weights;
    private final Optional<Objective> objective;
    private final Optional<WeightUpdater> updater;
    private final Execution execution;
    private Optional<StepProfile> profile = Optional.empty();
    private List<Optional<Tensor>> masks = List.of();
    private long steps;
    private boolean isClosed;

    /**
     * Makes a network ready.
     *
     * @param network what to run
     * @param training what to minimise and how, or empty for prediction only
     * @param seed where the random numbers of dropout start
     * @param engine what computes the layers
     */
    public CompiledNetwork(Network network, Optional<TrainingSpec> training, long seed, Engine engine) {
        this.network = network;
        this.engine = engine;
        this.weights = new HeldWeights(network);
        List<Activation> last = engine.fusesOutputs() ? OutputActivations.of(network)
                : Collections.nCopies(network.outputs().size(), Activations.LINEAR);
        this.objective = training.map(spec -> new Objective(spec, network.outputNames(), last));
        this.execution = engine.execution(network, weights, fusedOutputs(), seed);
        weights.gradientsFrom(execution);
        this.updater = training.map(spec -> new WeightUpdater(spec.optimizer(),
                weights.all().stream().filter(HeldWeight::isLearned).toList()));
    }

    private List<Boolean> fusedOutputs() {
        return IntStream.range(0, network.outputs().size())
                .mapToObj(output -> objective.isPresent() && objective.get().isFused(output)).toList();
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs) {
        return alone(() -> run("predict", inputs, Mode.PREDICT));
    }

    @Override
    public StepResult trainStep(Batch batch) {
        return alone(() -> train(batch));
    }

    private StepResult train(Batch batch) {
        StepResult result = runBack(batch);
        long start = clock();
        updater.orElseThrow().step();
        lap(start, "optimizer", StepProfile.Pass.UPDATE);
        steps++;
        return result;
    }

    private StepResult runBack(Batch batch) {
        Objective wanted = compiled(objective);
        List<Tensor> outputs = run("fit", batch.x(), Mode.TRAIN);
        long start = clock();
        Objective.Measured measured = wanted.train(batch, outputs, masks);
        double penalty = weights.penalty() + execution.layerLoss();
        lap(start, "loss", StepProfile.Pass.FORWARD);
        double lossScale = updater.orElseThrow().lossScale();
        weights.lossScale(lossScale);
        execution.backward(lossScale == 1 ? measured.gradients() : measured.scaledGradients((float) lossScale));
        start = clock();
        execution.moveStatistics();
        lap(start, "statistics", StepProfile.Pass.UPDATE);
        return new StepResult(measured.total(penalty), measured.outputLosses(), outputs, masks, Map.of());
    }

    @Override
    public LossGradients lossGradients(Batch batch) {
        return alone(() -> {
            StepResult result = runBack(batch);
            return new LossGradients(result, weights.lossGradients());
        });
    }

    @Override
    public void applyGradients(Map<String, Tensor> gradients) {
        alone(() -> {
            WeightUpdater wanted = compiled(updater);
            hold();
            weights.lossScale(wanted.lossScale());
            weights.useGradients(gradients, wanted::step);
            steps++;
            return wanted;
        });
    }

    private long clock() {
        return profile.isPresent() ? System.nanoTime() : 0;
    }

    private void lap(long start, String what, StepProfile.Pass pass) {
        if (profile.isPresent()) {
            profile.get().add(what, pass, "java", System.nanoTime() - start);
        }
    }

    @Override
    public StepResult testStep(Batch batch) {
        return alone(() -> test(batch));
    }

    private StepResult test(Batch batch) {
        Objective wanted = compiled(objective);
        List<Tensor> outputs = run("evaluate", batch.x(), Mode.PREDICT);
        Objective.Measured measured = wanted.test(batch, outputs, masks);
        return new StepResult(measured.total(weights.penalty() + execution.layerLoss()), measured.outputLosses(), outputs, masks, Map.of());
    }

    @Override
    public Gradients gradients(List<Tensor> inputs, UnaryOperator<List<Tensor>> outputGradients, boolean training) {
        return alone(() -> slopes(inputs, outputGradients, training));
    }

    private Gradients slopes(List<Tensor> inputs, UnaryOperator<List<Tensor>> outputGradients, boolean training) {
        List<Tensor> outputs = run("gradients", inputs, training ? Mode.GRADIENTS_IN_TRAINING : Mode.GRADIENTS_IN_INFERENCE);
        List<Tensor> gradients = outputGradients.apply(outputs);
        checkGradients(gradients, outputs);
        execution.backward(gradients);
        List<Optional<Tensor>> found = execution.inputGradients();
        List<Tensor> inputGradients = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Shape shape = inputs.get(i).shape();
            inputGradients.add(found.get(i).orElseGet(() -> Tensor.zeros(DataType.FLOAT32, shape)));
        }
        return new Gradients(outputs, inputGradients, weights.gradients(execution));
    }

    private static void checkGradients(List<Tensor> gradients, List<Tensor> outputs) {
        List<Shape> expected = outputs.stream().map(Tensor::shape).toList();
        List<Shape> got = gradients.stream().map(Tensor::shape).toList();
        if (!expected.equals(got)) {
            throw new ShapeMismatchException("gradients", "expects outputGradients of the shapes of the outputs, " + expected + ", got "
                    + got + ".");
        }
    }

    // Before the lock on this come those on the weights, which surrender needs only.
    private <T> T alone(Supplier<T> work) {
        return WeightStore.exclusively(weights.stores(), () -> {
            synchronized (this) {
                return work.get();
            }
        });
    }

    private List<Tensor> run(String where, List<Tensor> inputs, Mode mode) {
        check(where, inputs);
        hold();
        List<Tensor> results = execution.forward(inputs, mode, steps);
        masks = masks(results);
        return results.size() == network.outputs().size() ? results : results.subList(0, network.outputs().size());
    }

    private List<Optional<Tensor>> masks(List<Tensor> results) {
        if (results.size() == network.outputs().size()) {
            return List.of();
        }
        List<Optional<Tensor>> found = new ArrayList<>();
        int next = network.outputs().size();
        for (Optional<SymbolicTensor> mask : network.outputMasks()) {
            found.add(mask.isPresent() ? Optional.of(results.get(next++)) : Optional.empty());
        }
        return found;
    }

    private void hold() {
        if (isClosed) {
            throw new IllegalStateException("CompiledModel: expects to be open, but it was closed. Compile the model again.");
        }
        weights.hold(this);
    }

    // The last line before native code, which would not notice a wrong shape in every case.
    private void check(String where, List<Tensor> inputs) {
        List<String> names = network.inputNames();
        if (inputs.size() != names.size()) {
            throw new ShapeMismatchException(where, "expects " + names.size() + " inputs " + names + ", got " + inputs.size() + ".");
        }
        for (int i = 0; i < inputs.size(); i++) {
            Shape expected = network.inputs().get(i).shape();
            Shape got = inputs.get(i).shape();
            if (got.rank() != expected.rank() + 1 || !fits(expected, got)) {
                throw new ShapeMismatchException(where, "expects input \"" + names.get(i) + "\" of shape " + expected.withBatch()
                        + ", got " + got + ".");
            }
            if (got.dim(0) == 0 || got.dim(0) != inputs.get(0).shape().dim(0)) {
                throw new ShapeMismatchException(where, "expects at least one sample, and as many in each input, got " + got.dim(0)
                        + " in input \"" + names.get(i) + "\" and " + inputs.get(0).shape().dim(0) + " in \"" + names.get(0) + "\".");
            }
        }
    }

    private static boolean fits(Shape expected, Shape got) {
        for (int axis = 0; axis < expected.rank(); axis++) {
            if (expected.dim(axis) != Shape.UNKNOWN ? expected.dim(axis) != got.dim(axis + 1) : got.dim(axis + 1) == 0) {
                return false;
            }
        }
        return true;
    }

    private static <T> T compiled(Optional<T> part) {
        return part.orElseThrow(() -> new IllegalStateException(
                "fit: the model is not compiled. Call model.compile(optimizer, loss, metrics) first."));
    }

    @Override
    public void profile(Optional<StepProfile> times) {
        alone(() -> {
            profile = times;
            execution.profile(times);
            return times;
        });
    }

    @Override
    public boolean keepsAverages() {
        return compiled(updater).keepsAverages();
    }

    @Override
    public void swapAverages() {
        alone(() -> {
            WeightUpdater wanted = compiled(updater);
            hold();
            wanted.swapAverages();
            return wanted;
        });
    }

    @Override
    public void finishTraining() {
        alone(() -> {
            WeightUpdater wanted = compiled(updater);
            weights.hold(this);
            wanted.finishTraining();
            return wanted;
        });
    }

    @Override
    public synchronized long iterations() {
        return compiled(updater).iterations();
    }

    @Override
    public synchronized double learningRate() {
        return compiled(updater).learningRate();
    }

    @Override
    public synchronized void learningRate(double rate) {
        compiled(updater).learningRate(rate);
    }

    @Override
    public synchronized Map<String, Tensor> optimizerState() {
        return compiled(updater).state();
    }

    @Override
    public synchronized void restoreOptimizerState(Map<String, Tensor> state) {
        compiled(updater).restore(state);
        steps = (long) state.get("iteration").flatDouble(0);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return alone(() -> {
            weights.hold(this);
            return engine.unwrap(type, network, weights);
        });
    }

    @Override
    public void surrender() {
        weights.surrender();
    }

    @Override
    public void close() {
        alone(() -> {
            weights.surrender();
            if (!isClosed) {
                isClosed = true;
                execution.close();
            }
            return this;
        });
    }
}
