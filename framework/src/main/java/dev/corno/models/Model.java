package dev.corno.models;

import dev.corno.backend.Backend;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.TrainingSpec;
import dev.corno.callbacks.Callback;
import dev.corno.callbacks.Logs;
import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.data.SampleChecks;
import dev.corno.graph.NestedCall;
import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.losses.Loss;
import dev.corno.metrics.Metric;
import dev.corno.optimizers.Optimizer;
import dev.corno.saving.KerasFile;
import dev.corno.saving.KerasObjects;
import dev.corno.saving.LegacyFile;
import dev.corno.saving.ModelJson;
import dev.corno.saving.SavedModel;
import dev.corno.saving.WeightsFile;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import dev.corno.training.Evaluation;
import dev.corno.training.Evaluator;
import dev.corno.training.Fit;
import dev.corno.training.History;
import dev.corno.training.Inference;
import dev.corno.training.LearningRateCurve;
import dev.corno.training.LearningRateFinder;
import dev.corno.training.PredictStep;
import dev.corno.training.TestStep;
import dev.corno.training.TrainStep;
import dev.corno.training.Trainee;
import dev.corno.training.TrainingLoop;
import dev.corno.training.Verbosity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network with weights, that learns: the functional model, and the base of {@link Sequential}.
 *
 * <pre>{@code
 * var a = new Input(64).tensor();
 * var b = new Input(64).tensor();
 * var tower = new Dense(32, RELU);
 * var out = new Dense(1, SIGMOID).apply(new Concatenate().apply(tower.apply(a), tower.apply(b)));
 * var siamese = new Model(List.of(a, b), List.of(out));
 * siamese.compile(new Adam(), BINARY_CROSSENTROPY, BINARY_ACCURACY);
 * }</pre>
 *
 * <p>A model can be used as a layer of a larger one; both then share its weights.
 *
 * <p>Once a model is built, several threads may predict with it at once, also with models that share weights; what they run waits
 * for one another. Build, compile and train a model in one thread.
 *
 * <p>A long file because Keras's model has many methods; each is short and hands its work to a package below.
 */
public class Model implements NestedModel {

    private final WeightStore store;
    private final List<SymbolicTensor> inputs;
    private final List<SymbolicTensor> outputs;
    private String name;
    private Network network;
    private Compile compilation;
    private CompiledModel compiled;
    private Evaluator onBatches;
    private TrainStep trainStep;
    private TestStep testStep;
    private PredictStep predictStep;
    private boolean isPartOfAnother;

    /**
     * Creates a model with one input and one output.
     *
     * @param input where data enters, from {@code new Input(...).tensor()}
     * @param output what is wanted
     */
    public Model(SymbolicTensor input, SymbolicTensor output) {
        this(List.of(input), List.of(output));
    }

    /**
     * Creates a model.
     *
     * @param inputs where data enters, each from {@code new Input(...).tensor()}
     * @param outputs what is wanted
     * @throws IllegalArgumentException if an output depends on an input that is not listed, or two layers have the same name
     */
    public Model(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
        this.store = new WeightStore(new Random().nextLong());
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.network = new Network(this.inputs, this.outputs, store);
    }

    Model() {
        this.store = new WeightStore(new Random().nextLong());
        this.inputs = List.of();
        this.outputs = List.of();
    }

    Model(Network network) {
        this.store = network.store();
        this.inputs = network.inputs();
        this.outputs = network.outputs();
        this.network = network;
    }

    boolean isBuilt() {
        return true;
    }

    void buildFor(Shape sample) {
    }

    Network createNetwork() {
        return new Network(inputs, outputs, store);
    }

    WeightStore store() {
        return store;
    }

    /** {@return whether a larger model has copied the connections of the layers} */
    boolean isPartOfAnother() {
        return isPartOfAnother;
    }

    /** Forgets what was built of the layers; the weights stay. */
    synchronized void reset() {
        closeCompiled();
        network = null;
    }

    private void closeCompiled() {
        if (compiled != null) {
            compiled.close();
            compiled = null;
        }
        onBatches = null;
    }

    /** {@return the layers and how they are connected} */
    public synchronized Network network() {
        if (network == null) {
            network = createNetwork();
        }
        return network;
    }

    // ---- as a layer

    @Override
    public String name() {
        return name;
    }

    /**
     * Names this model; unlike other layers it is not copied, for it has weights.
     *
     * @param value the name, without {@code /}
     * @return this model
     */
    @Override
    public Model name(String value) {
        this.name = value;
        return this;
    }

    @Override
    public String className() {
        return "Functional";
    }

    @Override
    public Shape outputShape(List<Shape> shapes) {
        checkInputs(shapes);
        return outputShape();
    }

    private void checkInputs(List<Shape> shapes) {
        List<Shape> expected = network().inputs().stream().map(SymbolicTensor::shape).toList();
        boolean fits = shapes.size() == expected.size()
                && IntStream.range(0, shapes.size()).allMatch(i -> expected.get(i).accepts(shapes.get(i)));
        if (!fits) {
            throw new ShapeMismatchException(className(), "expects inputs of shapes " + expected + ", got " + shapes + ".");
        }
    }

    @Override
    public SymbolicTensor apply(List<SymbolicTensor> arguments) {
        List<SymbolicTensor> results = applyAll(arguments);
        if (results.size() != 1) {
            throw new IllegalStateException(className() + ": apply needs a model with one output, got " + results.size()
                    + ". Use applyAll.");
        }
        return results.get(0);
    }

    /**
     * Uses this model as a layer; its weights are shared with the larger model.
     *
     * @param arguments what it is applied to, one for each input
     * @return its outputs
     * @throws ShapeMismatchException if the shapes differ from those of the inputs
     */
    public List<SymbolicTensor> applyAll(List<SymbolicTensor> arguments) {
        if (arguments.size() == 1) {
            buildFor(arguments.get(0).shape());
        }
        checkInputs(arguments.stream().map(SymbolicTensor::shape).toList());
        isPartOfAnother = true;
        return NestedCall.inline(this, network(), arguments).outputs();
    }

    // ---- shape and layers

    /**
     * {@return the shape of a sample of the only input}
     *
     * @throws IllegalStateException if there are several inputs
     */
    public Shape inputShape() {
        return only(network().inputs(), "inputShape", "input", "Ask model.inputs() for all of them.").shape();
    }

    /**
     * {@return the shape of a sample of the only output}
     *
     * @throws IllegalStateException if there are several outputs
     */
    public Shape outputShape() {
        return only(network().outputs(), "outputShape", "output", "Ask model.outputs() for all of them.").shape();
    }

    private static <T> T only(List<T> all, String call, String what, String remedy) {
        if (all.size() != 1) {
            throw new IllegalStateException(call + ": expects a model with one " + what + ", got " + all.size() + ". " + remedy);
        }
        return all.get(0);
    }

    /** {@return where data enters, in the order of {@code fit}'s x; other models can be made of them} */
    public List<SymbolicTensor> inputs() {
        return network().inputs();
    }

    /** {@return what comes out, in the order of {@code fit}'s y} */
    public List<SymbolicTensor> outputs() {
        return network().outputs();
    }

    /** {@return the layers, those of nested models included, in Keras's order} */
    public List<NetworkLayer> layers() {
        return network().layers();
    }

    /**
     * {@return a layer}
     *
     * @param layerName its name, as {@link #summary()} prints it
     * @throws IllegalArgumentException if there is none of that name; lists those there are
     */
    public NetworkLayer layer(String layerName) {
        return layers().stream().filter(layer -> layer.name().equals(layerName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("layer: expects one of "
                        + layers().stream().map(NetworkLayer::name).sorted().toList() + ", got \"" + layerName + "\"."));
    }

    /** Prints the layers, their shapes and parameters, and what a sample costs. */
    public void summary() {
        summary(System.out);
    }

    /**
     * Writes the layers, their shapes and parameters, and what a sample costs.
     *
     * @param out where to
     */
    public void summary(Appendable out) {
        try {
            out.append(new Summary(displayName(), network(), this instanceof Sequential).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("summary: could not write: " + e.getMessage(), e);
        }
    }

    String displayName() {
        return name == null ? Network.snakeCase(className()) : name;
    }

    /** {@return the number of parameters, trainable or not} */
    public long parameters() {
        return layers().stream().mapToLong(NetworkLayer::parameters).sum();
    }

    // ---- weights

    /**
     * Sets where random numbers start: initial weights, dropout, shuffling. The same seed gives the same result bit for bit on the
     * same machine with the same number of threads. Models used as layers take theirs from it, unless they were given one.
     *
     * @param seed any number
     * @return this model
     * @throws IllegalStateException if weights exist already
     */
    public Model seed(long seed) {
        store.seed(seed);
        if (network != null) {
            network.seedNested();
        }
        return this;
    }

    /** {@return all weights by {@code <layer>/<weight>}, in Keras's order} */
    public Map<String, Tensor> weights() {
        return new NamedWeights(network()).get();
    }

    /**
     * Sets weights.
     *
     * @param weights values by {@code <layer>/<weight>}; weights not named keep theirs
     * @throws IllegalArgumentException if a name or shape does not fit; nothing is set then
     */
    public void weights(Map<String, Tensor> weights) {
        new NamedWeights(network()).set(weights);
    }

    /**
     * Lets stateful recurrent layers start the next batch with states of 0: Keras's {@code reset_states}.
     *
     * @return this model
     */
    public Model resetStates() {
        network().nodes().forEach(node -> node.state().forget());
        return this;
    }

    /**
     * Keeps layers as they are in training, from the next step on: no updates, and batch normalization uses its moving statistics.
     *
     * @param layerNames layers or nested models; none for all
     * @return this model
     * @throws IllegalArgumentException if there is no layer of a name
     */
    public Model freeze(String... layerNames) {
        return freeze(true, layerNames);
    }

    /**
     * Lets training change layers again, from the next step on.
     *
     * @param layerNames layers or nested models; none for all
     * @return this model
     * @throws IllegalArgumentException if there is no layer of a name
     */
    public Model unfreeze(String... layerNames) {
        return freeze(false, layerNames);
    }

    private Model freeze(boolean frozen, String... layerNames) {
        List<NetworkLayer> chosen = layerNames.length == 0 ? layers() : new ArrayList<>();
        for (String wanted : layerNames) {
            List<NetworkLayer> nested = layers().stream().filter(layer -> layer.name().startsWith(wanted + "/")).toList();
            chosen.addAll(nested.isEmpty() ? List.of(layer(wanted)) : nested);
        }
        chosen.stream().filter(layer -> !layer.isInput()).forEach(layer -> layer.state().freeze(frozen));
        return this;
    }

    // ---- training

    /**
     * Says what the model is trained for. Forgets the memory of an earlier optimizer.
     *
     * @param optimizer how gradients change weights
     * @param loss what is minimised, for every output
     * @param metrics what is measured besides, for every output
     */
    public void compile(Optimizer optimizer, Loss loss, Metric... metrics) {
        compile(Compile.with(optimizer).loss(loss).metrics(Compile.EVERY_OUTPUT, metrics));
    }

    /**
     * Says what the model is trained for. Forgets the memory of an earlier optimizer.
     *
     * @param what optimizer, losses, factors and metrics
     * @throws IllegalArgumentException if an output is named that is not there, or has no loss
     */
    public synchronized void compile(Compile what) {
        if (isBuilt()) {
            checkCompilation(what);
        }
        closeCompiled();
        this.compilation = what;
    }

    private void checkCompilation(Compile what) {
        List<String> names = network().outputNames();
        what.lossesFor(names);
        Compile.metricsFor(what.metrics(), names);
        Compile.metricsFor(what.weightedMetrics(), names);
    }

    /** {@return what the model was compiled for, or empty} */
    public Optional<Compile> compilation() {
        return Optional.ofNullable(compilation);
    }

    /**
     * Trains on samples in memory.
     *
     * @param x inputs, {@code (samples, ...)}
     * @param y labels, {@code (samples, ...)}
     * @param options how long and how
     * @return losses and metrics of every epoch
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if the data do not fit one another or the model, or hold NaN
     */
    public History fit(Tensor x, Tensor y, Fit options) {
        return fit(List.of(x), List.of(y), options);
    }

    /**
     * Trains on samples in memory.
     *
     * @param x a tensor for each input, {@code (samples, ...)}
     * @param y labels for each output, {@code (samples, ...)}
     * @param options how long and how
     * @return losses and metrics of every epoch
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if the data do not fit one another or the model, or hold NaN
     */
    public History fit(List<Tensor> x, List<Tensor> y, Fit options) {
        requireCompiled("fit");
        SampleChecks.checkRows("fit", x, y, options.sampleWeight());
        buildFor(x);
        FitSamples samples = FitSamples.of(network(), x, y, options);
        return new TrainingLoop(trainee(), samples.options())
                .run(() -> options.shuffle() ? samples.training().shuffle(store.seed()) : samples.training());
    }

    /**
     * Trains on batches.
     *
     * @param data the batches; how large and in what order is up to them
     * @param options how long and how; {@code validationSplit} and {@code sampleWeight} need samples in memory
     * @return losses and metrics of every epoch
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if a batch does not fit the model
     */
    public History fit(Dataset data, Fit options) {
        requireCompiled("fit");
        if (options.validationSplit() > 0 || !options.sampleWeight().isEmpty()) {
            throw new IllegalArgumentException("fit: expects validationSplit and sampleWeight with tensors only, got one of them with a "
                    + "Dataset. Give them to the Dataset.");
        }
        return new TrainingLoop(trainee(), options).run(FitSamples.weighted(data, this::network, options));
    }

    /**
     * {@return the loss by learning rate, to choose one before {@link #fit}; weights and the optimizer's memory are unchanged afterwards}
     *
     * @param x inputs, {@code (samples, ...)}
     * @param y labels, {@code (samples, ...)}
     * @param finder which rates are tried
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalStateException if the optimizer follows a schedule
     * @throws IllegalArgumentException if the data do not fit one another or the model, or hold NaN
     */
    public LearningRateCurve findLearningRate(Tensor x, Tensor y, LearningRateFinder finder) {
        requireCompiled("findLearningRate");
        SampleChecks.checkRows("findLearningRate", List.of(x), List.of(y), List.of());
        buildFor(List.of(x));
        List<Tensor> inputs = new DataCheck("findLearningRate", network(), List.of()).inputs(List.of(x));
        return findLearningRate(Dataset.of(inputs, List.of(y)).batchSize(finder.batchSize()).shuffle(store.seed()), finder);
    }

    /**
     * {@return the loss by learning rate, to choose one before {@link #fit}; weights and the optimizer's memory are unchanged afterwards}
     *
     * @param data training batches
     * @param finder which rates are tried
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalStateException if the optimizer follows a schedule
     * @throws IllegalArgumentException if a batch does not fit the model
     */
    public LearningRateCurve findLearningRate(Dataset data, LearningRateFinder finder) {
        requireCompiled("findLearningRate");
        return finder.find(trainee(), data);
    }

    /**
     * {@return loss and metrics over samples in memory, in inference mode}
     *
     * @param x inputs, {@code (samples, ...)}
     * @param y labels, {@code (samples, ...)}
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if the data do not fit one another or the model, or hold NaN
     */
    public Evaluation evaluate(Tensor x, Tensor y) {
        return evaluate(List.of(x), List.of(y));
    }

    /**
     * {@return loss and metrics over samples in memory, in inference mode}
     *
     * @param x a tensor for each input, {@code (samples, ...)}
     * @param y labels for each output, {@code (samples, ...)}
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if the data do not fit one another or the model, or hold NaN
     */
    public Evaluation evaluate(List<Tensor> x, List<Tensor> y) {
        requireCompiled("evaluate");
        SampleChecks.checkRows("evaluate", x, y, List.of());
        return evaluate(Dataset.of(x, y));
    }

    /**
     * {@return loss and metrics over batches, in inference mode}
     *
     * @param data the batches
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if a batch does not fit the model
     */
    public Evaluation evaluate(Dataset data) {
        return evaluate(data, Inference.ALL);
    }

    /**
     * {@return loss and metrics over batches, in inference mode}
     *
     * @param data the batches
     * @param options how many of them, watched by whom
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if a batch does not fit the model, or there are too few
     */
    public Evaluation evaluate(Dataset data, Inference options) {
        requireCompiled("evaluate");
        return evaluator(options).evaluate(data, options.steps());
    }

    private Evaluator evaluator(Inference options) {
        return new Evaluator(trainee(), options.verbose(), options.callbacks().toArray(Callback[]::new));
    }

    /**
     * {@return the output for samples, in inference mode and batches of 32}
     *
     * @param x inputs, {@code (samples, ...)}
     * @throws IllegalArgumentException if they do not fit the model
     * @throws IllegalStateException if the model has several outputs
     */
    public Tensor predict(Tensor x) {
        return only(predict(List.of(x)), "predict", "output", "Call predict(List.of(x)) for all of them.");
    }

    /**
     * {@return each output for samples, in inference mode and batches of 32}
     *
     * @param x a tensor for each input, {@code (samples, ...)}
     * @throws IllegalArgumentException if they do not fit the model
     */
    public List<Tensor> predict(List<Tensor> x) {
        SampleChecks.checkRows("predict", x, List.of(), List.of());
        return predict(Dataset.of(x, List.of()));
    }

    /**
     * {@return each output for batches, in inference mode}
     *
     * @param data the batches, of which only the inputs count
     * @throws IllegalArgumentException if a batch does not fit the model
     */
    public List<Tensor> predict(Dataset data) {
        return predict(data, Inference.ALL);
    }

    /**
     * {@return each output for batches, in inference mode}
     *
     * @param data the batches, of which only the inputs count
     * @param options how many of them, watched by whom
     * @throws IllegalArgumentException if a batch does not fit the model, or there are too few
     */
    public List<Tensor> predict(Dataset data, Inference options) {
        return evaluator(options).predict(data, options.steps());
    }

    /**
     * {@return the names of what is measured, as {@code evaluate}, history and callbacks have them, {@code loss} first}
     *
     * @throws NotCompiledException before {@code compile}
     */
    public List<String> metricsNames() {
        requireCompiled("metricsNames");
        return evaluator(Inference.ALL).names();
    }

    /**
     * Replaces what {@code fit} and {@code trainOnBatch} do with a batch, as where Keras's {@code train_step} is overridden.
     *
     * @param step the new step; stays when the model is compiled again
     * @return this model
     */
    public Model trainStep(TrainStep step) {
        trainStep = step;
        return this;
    }

    /**
     * Replaces what {@code evaluate}, validation and {@code testOnBatch} do with a batch, as where Keras's {@code test_step} is
     * overridden.
     *
     * @param step the new step; stays when the model is compiled again
     * @return this model
     */
    public Model testStep(TestStep step) {
        testStep = step;
        return this;
    }

    /**
     * Replaces what {@code predict} and {@code predictOnBatch} do with a batch, as where Keras's {@code predict_step} is overridden.
     *
     * @param step the new step; stays when the model is compiled again
     * @return this model
     */
    public Model predictStep(PredictStep step) {
        predictStep = step;
        return this;
    }

    /**
     * Makes one update.
     *
     * @param batch inputs, labels and sample weights
     * @return loss and metrics of this batch, from before the update
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if the batch does not fit the model
     */
    public Logs trainOnBatch(Batch batch) {
        requireCompiled("trainOnBatch");
        Batch prepared = prepared(batch, "trainOnBatch");
        return onBatches().measure(prepared, trainee().trainStep(prepared));
    }

    /**
     * {@return loss and metrics of one batch, in inference mode}
     *
     * @param batch inputs, labels and sample weights
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if the batch does not fit the model
     */
    public Logs testOnBatch(Batch batch) {
        requireCompiled("testOnBatch");
        Batch prepared = prepared(batch, "testOnBatch");
        return onBatches().measure(prepared, trainee().testStep(prepared));
    }

    /**
     * {@return the output for one batch, in inference mode, run at once}
     *
     * @param x inputs, {@code (batch, ...)}
     * @throws IllegalArgumentException if they do not fit the model
     * @throws IllegalStateException if the model has several outputs
     */
    public Tensor predictOnBatch(Tensor x) {
        return only(predictOnBatch(List.of(x)), "predictOnBatch", "output", "Call predictOnBatch(List.of(x)) for all of them.");
    }

    /**
     * {@return each output for one batch, in inference mode, run at once}
     *
     * @param x a tensor for each input, {@code (batch, ...)}
     * @throws IllegalArgumentException if they do not fit the model
     */
    public List<Tensor> predictOnBatch(List<Tensor> x) {
        return trainee().predictStep(prepared(new Batch(x, List.of(), List.of()), "predictOnBatch").x());
    }

    /**
     * {@return the gradients of {@code sum(output * outputGradient)} with respect to inputs and trainable weights, in inference mode}
     *
     * @param x a tensor for each input, {@code (batch, ...)}
     * @param outputGradients a tensor for each output, of the output's shape
     * @throws IllegalArgumentException if they do not fit the model
     */
    public CompiledModel.Gradients gradients(List<Tensor> x, List<Tensor> outputGradients) {
        return gradients(x, outputGradients, false);
    }

    /**
     * {@return the gradients of {@code sum(output * outputGradient)} with respect to inputs and trainable weights}
     *
     * @param x a tensor for each input, {@code (batch, ...)}
     * @param outputGradients a tensor for each output, of the output's shape
     * @param training whether dropout drops and batch normalization uses the batch's statistics, which are not remembered
     * @throws IllegalArgumentException if they do not fit the model
     */
    public CompiledModel.Gradients gradients(List<Tensor> x, List<Tensor> outputGradients, boolean training) {
        return compiled().gradients(prepared(new Batch(x, List.of(), List.of()), "gradients").x(), outputGradients, training);
    }

    /**
     * Makes one update of the optimizer with gradients from outside.
     *
     * @param gradients for each weight that is trainable now, by {@code <layer>/<weight>}; penalties of regularizers are not added
     * @throws NotCompiledException before {@code compile}
     * @throws IllegalArgumentException if a name is unknown or missing, or a shape does not fit; nothing is updated then
     */
    public void applyGradients(Map<String, Tensor> gradients) {
        requireCompiled("applyGradients");
        compiled().applyGradients(gradients);
    }

    /**
     * {@return the model as DL4J's own graph, with a copy of the current weights; its inputs and outputs have Keras's shapes, channels
     * last}
     */
    public ComputationGraph toComputationGraph() {
        return compiled().unwrap(ComputationGraph.class);
    }

    /**
     * Saves the model in Keras's format: layers, weights, what it was compiled for and the optimizer's memory. The file appears as a whole
     * or not at all.
     *
     * @param file ends in {@code .keras}
     * @throws UncheckedIOException if it cannot be written; an older file is unchanged then
     */
    public void save(Path file) {
        save(file, KerasObjects.standard());
    }

    /**
     * Saves the model in Keras's format, with classes of your own.
     *
     * @param file ends in {@code .keras}
     * @param objects the classes that files may name
     * @throws UncheckedIOException if it cannot be written; an older file is unchanged then
     */
    public void save(Path file, KerasObjects objects) {
        requireEnding("save", file, ".keras");
        KerasFile.write(file, this, objects, compilation().map(what -> what.forOutputs(network().outputNames())),
                compiled == null || compilation == null ? Map.of() : compiled.optimizerState());
    }

    /**
     * {@return the model of a file, with its weights, compiled as it was; training goes on exactly where it stopped}
     *
     * @param file a {@code .keras} file that Corno or Keras wrote, or an {@code .h5} file of Keras 3
     * @throws dev.corno.saving.ModelFormatException if it is damaged or names a class that is not known
     */
    public static Model load(Path file) {
        return load(file, KerasObjects.standard());
    }

    /**
     * {@return the model of a file that names classes of your own}
     *
     * @param file a {@code .keras} file that Corno or Keras wrote, or an {@code .h5} file of Keras 3
     * @param objects the classes that files may name
     * @throws dev.corno.saving.ModelFormatException if it is damaged or names a class that is not known
     */
    public static Model load(Path file, KerasObjects objects) {
        return restored(read(file, objects));
    }

    /**
     * {@return the model of a file, with its weights, but not compiled: where the file's loss, metrics or optimizer are not wanted or not
     * known}
     *
     * @param file a {@code .keras} file that Corno or Keras wrote, or an {@code .h5} file of Keras 3
     * @throws dev.corno.saving.ModelFormatException if it is damaged or names a layer that is not known
     */
    public static Model loadUncompiled(Path file) {
        return loadUncompiled(file, KerasObjects.standard());
    }

    /**
     * {@return the model of a file that names classes of your own, with its weights, but not compiled}
     *
     * @param file a {@code .keras} file that Corno or Keras wrote, or an {@code .h5} file of Keras 3
     * @param objects the classes that files may name
     * @throws dev.corno.saving.ModelFormatException if it is damaged or names a layer that is not known
     */
    public static Model loadUncompiled(Path file, KerasObjects objects) {
        return read(file, objects).model();
    }

    private static SavedModel<Model> read(Path file, KerasObjects objects) {
        return LegacyFile.isHdf5(file) ? LegacyFile.read(file, objects, Model::of) : KerasFile.read(file, objects, Model::of);
    }

    /** {@return the model without its weights as text, in Keras's format: layers, and what it was compiled for} */
    public String toJson() {
        return toJson(KerasObjects.standard());
    }

    /**
     * {@return the model without its weights as text, with classes of your own}
     *
     * @param objects the classes that the text may name
     */
    public String toJson(KerasObjects objects) {
        return ModelJson.write(this, objects, compilation().map(what -> what.forOutputs(network().outputNames())));
    }

    /**
     * {@return the model that a text describes, with new weights, compiled as it was}
     *
     * @param json written by {@link #toJson()}, or by Keras's {@code to_json}
     * @throws dev.corno.saving.ModelFormatException if it is damaged or names a class that is not known
     */
    public static Model fromJson(String json) {
        return fromJson(json, KerasObjects.standard());
    }

    /**
     * {@return the model of a text that names classes of your own}
     *
     * @param json written by {@link #toJson()}, or by Keras's {@code to_json}
     * @param objects the classes that the text may name
     * @throws dev.corno.saving.ModelFormatException if it is damaged or names a class that is not known
     */
    public static Model fromJson(String json, KerasObjects objects) {
        return restored(ModelJson.read(json, objects, Model::of, new Random().nextLong()));
    }

    private static Model of(String className, String name, Network network) {
        return (className.equals("Sequential") ? new Sequential(network) : new Model(network)).name(name);
    }

    private static Model restored(SavedModel<Model> saved) {
        Model model = saved.model();
        saved.compile().ifPresent(what -> {
            model.compile(Compile.ofOutputs(what, model.network().outputNames()));
            saved.optimizerState(model.compiled().optimizerState()).ifPresent(model.compiled()::restoreOptimizerState);
        });
        return model;
    }

    /**
     * Saves the weights alone, in Keras's format.
     *
     * @param file ends in {@code .weights.h5}
     * @throws UncheckedIOException if it cannot be written; an older file is unchanged then
     */
    public void saveWeights(Path file) {
        requireEnding("saveWeights", file, ".weights.h5");
        WeightsFile.write(file, this);
    }

    /**
     * Loads weights into this model, whose layers must be as they were when the weights were saved.
     *
     * @param file ends in {@code .weights.h5}, written by Corno or by Keras; or in {@code .h5} or {@code .hdf5}, of Keras 2 or 3 in the
     *     older format, as the weights of {@code keras.applications} are published
     * @throws dev.corno.saving.ModelFormatException if it is damaged or does not fit the model; no weight is changed then
     */
    public void loadWeights(Path file) {
        requireEnding("loadWeights", file, ".h5", ".hdf5");
        if (file.toString().endsWith(".weights.h5")) {
            WeightsFile.read(file, this);
        } else {
            LegacyFile.readWeights(file, this);
        }
    }

    private static void requireEnding(String call, Path file, String... endings) {
        if (Arrays.stream(endings).noneMatch(file.toString()::endsWith)) {
            throw new IllegalArgumentException(call + ": expects a file name that ends in " + String.join(" or ", endings) + ", got \"" + file + "\".");
        }
    }

    private void requireCompiled(String call) {
        if (compilation == null) {
            throw new NotCompiledException(call);
        }
    }

    private void buildFor(List<Tensor> x) {
        if (!isBuilt() && x.size() == 1 && x.get(0).rank() > 0) {
            buildFor(x.get(0).shape().slice(1, x.get(0).rank()));
        }
    }

    private Batch prepared(Batch batch, String call) {
        SampleChecks.checkFinite(call, batch, IntUnaryOperator.identity());
        return check(batch, call).prepared(batch);
    }

    DataCheck check(Batch batch, String call) {
        buildFor(batch.x());
        return new DataCheck(call, network(), compilation().map(what -> what.lossesFor(network().outputNames())).orElse(List.of()));
    }

    synchronized CompiledModel compiled() {
        if (compiled == null) {
            List<String> names = network().outputNames();
            compiled = Backend.standard().compile(network(), compilation().map(what ->
                    new TrainingSpec(what.optimizer(), what.lossesFor(names), what.lossWeightsFor(names))), store.seed());
        }
        return compiled;
    }

    private synchronized Evaluator onBatches() {
        if (onBatches == null) {
            onBatches = new Evaluator(trainee(), Verbosity.SILENT);
        }
        return onBatches;
    }

    private Trainee trainee() {
        return new ModelTrainee(this, Optional.ofNullable(trainStep), Optional.ofNullable(testStep), Optional.ofNullable(predictStep));
    }

    /** Takes over the seed of a training that goes on here. */
    synchronized void resumeFrom(long seed) {
        if (store.seed() != seed) {
            store.resumeFrom(seed);
            closeCompiled();
        }
    }
}
