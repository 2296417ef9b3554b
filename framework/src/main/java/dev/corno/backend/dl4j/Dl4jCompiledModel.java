package dev.corno.backend.dl4j;

import dev.corno.backend.CompiledModel;
import dev.corno.backend.Objective;
import dev.corno.backend.StepResult;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.LayerNode;
import dev.corno.graph.Network;
import dev.corno.graph.WeightHolder;
import dev.corno.graph.WeightStore;
import dev.corno.optimizers.WeightUpdater;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a network with DL4J's layers; loss, penalties and updates are ours. There are two graphs at most: the one that trains, whose
 * batch normalization depends on what is frozen, and one for gradients in inference mode, made when it is asked for.
 */
final class Dl4jCompiledModel implements CompiledModel, WeightHolder {

    private final Network network;
    private final long seed;
    private final HeldWeights weights;
    private final Optional<Objective> objective;
    private final Optional<WeightUpdater> updater;
    private final long costOfSample;
    private final MemoryPressure memory = new MemoryPressure();
    private RunningGraph trainingGraph;
    private RunningGraph inferenceGraph;
    private List<Boolean> frozen = List.of();
    private long steps;
    private boolean isClosed;

    Dl4jCompiledModel(Network network, Optional<TrainingSpec> training, long seed) {
        this.network = network;
        this.seed = seed;
        this.costOfSample = network.nodes().stream().mapToLong(node -> node.layer().multiplyAccumulates(node.inputShapes())).sum();
        this.weights = new HeldWeights(network);
        this.objective = training.map(spec -> new Objective(spec, network.outputNames(), List.of()));
        this.updater = training.map(spec -> new WeightUpdater(spec.optimizer(),
                weights.all().stream().filter(HeldWeight::isLearned).toList()));
        lowerForTraining();
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs) {
        return alone(() -> tensors(run("predict", inputs, false)));
    }

    @Override
    public StepResult trainStep(Batch batch) {
        return alone(() -> train(batch));
    }

    private StepResult train(Batch batch) {
        Objective wanted = compiled(objective);
        List<Tensor> outputs = tensors(run("fit", batch.x(), true));
        Objective.Measured measured = wanted.train(batch, outputs);
        double penalty = weights.penalty();
        trainingGraph.backward(arrays(measured.gradients()));
        weights.moveStatistics();
        updater.orElseThrow().step();
        steps++;
        return new StepResult(measured.total(penalty), measured.outputLosses(), outputs);
    }

    @Override
    public StepResult testStep(Batch batch) {
        return alone(() -> test(batch));
    }

    private StepResult test(Batch batch) {
        Objective wanted = compiled(objective);
        List<Tensor> outputs = tensors(run("evaluate", batch.x(), false));
        Objective.Measured measured = wanted.test(batch, outputs);
        return new StepResult(measured.total(weights.penalty()), measured.outputLosses(), outputs);
    }

    @Override
    public Gradients gradients(List<Tensor> inputs, List<Tensor> outputGradients, boolean training) {
        return alone(() -> slopes(inputs, outputGradients, training));
    }

    private Gradients slopes(List<Tensor> inputs, List<Tensor> outputGradients, boolean training) {
        INDArray[] x = batch("gradients", inputs);
        RunningGraph graph = ready(training ? this::trainingGraph : this::inferenceGraph);
        List<Tensor> outputs = tensors(forward(graph, x, true));
        checkGradients(outputGradients, outputs);
        INDArray[] errors = graph.backward(arrays(outputGradients));
        List<Tensor> inputGradients = new ArrayList<>();
        for (int i = 0; i < errors.length; i++) {
            inputGradients.add(errors[i] == null ? Tensor.zeros(DataType.FLOAT32, inputs.get(i).shape())
                    : NdArrays.toTensor(errors[i]));
        }
        return new Gradients(outputs, inputGradients, weights.gradients());
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

    private INDArray[] run(String where, List<Tensor> inputs, boolean training) {
        INDArray[] x = batch(where, inputs);
        return forward(ready(this::trainingGraph), x, training);
    }

    private INDArray[] forward(RunningGraph graph, INDArray[] x, boolean training) {
        memory.relieve();
        Threads.setFor((double) costOfSample * x[0].size(0));
        if (training) {
            Nd4j.getRandom().setSeed(Randomness.mix(seed, steps));
        }
        return graph.forward(x, training, steps);
    }

    private RunningGraph ready(Supplier<RunningGraph> graph) {
        if (isClosed) {
            throw new IllegalStateException("CompiledModel: expects to be open, but it was closed. Compile the model again.");
        }
        weights.hold(this);
        return graph.get();
    }

    private RunningGraph trainingGraph() {
        if (!frozen.equals(frozenNow())) {
            lowerForTraining();
        }
        return trainingGraph;
    }

    private void lowerForTraining() {
        frozen = frozenNow();
        trainingGraph = new RunningGraph(GraphAssembly.lower(network, false), weights);
    }

    // Only layers with running statistics run otherwise when they are frozen.
    private List<Boolean> frozenNow() {
        return network.nodes().stream().map(LayerNode::state)
                .filter(state -> state.weights().stream().anyMatch(weight -> !weight.trainable()))
                .map(state -> state.isFrozen()).toList();
    }

    private RunningGraph inferenceGraph() {
        if (inferenceGraph == null) {
            inferenceGraph = new RunningGraph(GraphAssembly.lower(network, true), weights);
        }
        return inferenceGraph;
    }

    // The last line before native code, which would not notice a wrong shape in every case.
    private INDArray[] batch(String where, List<Tensor> inputs) {
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
        return arrays(inputs);
    }

    private static boolean fits(Shape expected, Shape got) {
        for (int axis = 0; axis < expected.rank(); axis++) {
            if (expected.dim(axis) != Shape.UNKNOWN ? expected.dim(axis) != got.dim(axis + 1) : got.dim(axis + 1) == 0) {
                return false;
            }
        }
        return true;
    }

    private static INDArray[] arrays(List<Tensor> tensors) {
        return tensors.stream().map(NdArrays::of).toArray(INDArray[]::new);
    }

    private static List<Tensor> tensors(INDArray[] arrays) {
        return Arrays.stream(arrays).map(NdArrays::toTensor).toList();
    }

    private static <T> T compiled(Optional<T> part) {
        return part.orElseThrow(() -> new IllegalStateException(
                "fit: the model is not compiled. Call model.compile(optimizer, loss, metrics) first."));
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
        if (type != ComputationGraph.class) {
            throw new IllegalArgumentException("unwrap: expects " + ComputationGraph.class.getName() + ", got " + type.getName() + ".");
        }
        return type.cast(alone(() -> ready(this::trainingGraph).copy()));
    }

    @Override
    public void surrender() {
        weights.surrender();
    }

    @Override
    public void close() {
        alone(() -> {
            weights.surrender();
            isClosed = true;
            trainingGraph = null;
            inferenceGraph = null;
            return this;
        });
    }
}
