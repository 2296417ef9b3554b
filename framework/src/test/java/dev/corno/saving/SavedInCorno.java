package dev.corno.saving;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SIGMOID;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.activations.Activations.TANH;

import dev.corno.activations.Elu;
import dev.corno.activations.GatedActivation;
import dev.corno.constraints.MaxNorm;
import dev.corno.constraints.UnitNorm;
import dev.corno.graph.SymbolicTensor;
import dev.corno.initializers.Orthogonal;
import dev.corno.initializers.VarianceScaling;
import dev.corno.layers.LayerCatalogue;
import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Embedding;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.WithMask;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.normalization.SpectralNormalization;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.losses.BinaryCrossentropy;
import dev.corno.losses.CategoricalCrossentropy;
import dev.corno.losses.Loss;
import dev.corno.losses.Losses;
import dev.corno.losses.SparseCategoricalCrossentropy;
import dev.corno.losses.Tversky;
import dev.corno.metrics.AUC;
import dev.corno.metrics.F1Score;
import dev.corno.metrics.FBetaScore;
import dev.corno.metrics.FBetaScore.Average;
import dev.corno.metrics.Metric;
import dev.corno.metrics.Metrics;
import dev.corno.metrics.Precision;
import dev.corno.models.Compile;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.optimizers.Adadelta;
import dev.corno.optimizers.Adafactor;
import dev.corno.optimizers.Adagrad;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.AdamW;
import dev.corno.optimizers.Adamax;
import dev.corno.optimizers.Ftrl;
import dev.corno.optimizers.Lamb;
import dev.corno.optimizers.Lion;
import dev.corno.optimizers.LossScaleOptimizer;
import dev.corno.optimizers.Muon;
import dev.corno.optimizers.Nadam;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.RMSprop;
import dev.corno.optimizers.SGD;
import dev.corno.optimizers.schedules.CosineDecay;
import dev.corno.optimizers.schedules.CosineDecayRestarts;
import dev.corno.optimizers.schedules.ExponentialDecay;
import dev.corno.optimizers.schedules.InverseTimeDecay;
import dev.corno.optimizers.schedules.PiecewiseConstantDecay;
import dev.corno.optimizers.schedules.PolynomialDecay;
import dev.corno.regularizers.L1L2;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Models that Corno saves for Keras to open. Learning rates and the like are numbers that float32 has, as Keras writes them.
 *
 * @param name the name of its folder
 * @param model the model
 * @param indices for each input how many indices there are; 0 where the input is any numbers
 */
record SavedInCorno(String name, Model model, List<Integer> indices) {

    private static final double RATE = 1.0 / 64;
    // A class of the test; an argument, not a layer, in Keras; one whose shape Keras gets wrong, because it asks the forward layer alone;
    // layers and an argument that Keras does not have.
    private static final List<String> NOT_IN_KERAS = List.of("lambda", "with_mask", "bidirectional_own_backward", "local_response",
            "local_response_wide", "conv1d_transpose_unreached");

    static Stream<SavedInCorno> models() {
        return Stream.of(layers(), graphs(), optimizers(), losses(), metrics()).flatMap(models -> models);
    }

    private static Stream<SavedInCorno> layers() {
        return LayerCatalogue.entries().filter(entry -> !NOT_IN_KERAS.contains(entry.name())).map(SavedInCorno::ofLayer);
    }

    private static SavedInCorno ofLayer(Entry entry) {
        List<SymbolicTensor> inputs = entry.inputs().stream().map(shape -> new Input(shape).tensor()).toList();
        Model model = new Model(inputs, List.of(entry.layer().apply(inputs)));
        // Keras's backends train this layer differently: TensorFlow keeps the kernel that was divided, as Corno does, JAX does not.
        // Keras infers another shape for glu than it computes.
        boolean isAgreed = !(entry.layer() instanceof SpectralNormalization)
                && !(entry.layer() instanceof Dense dense && dense.activation() instanceof GatedActivation);
        if (entry.parameters() > 0 && isAgreed) {
            model.compile(new SGD(RATE).momentum(0.75), Losses.MEAN_SQUARED_ERROR);
        }
        return new SavedInCorno(entry.name(), model.seed(3), inputs.stream().map(input -> entry.indices()).toList());
    }

    private static Stream<SavedInCorno> graphs() {
        return Stream.of(severalOutputs(), sharedLayer(), nested(), twiceNested(), maskedWords(), givenMask(), encoderAndDecoder(),
                arguments(), oddNames(), frozen());
    }

    private static SavedInCorno severalOutputs() {
        SymbolicTensor a = new Input(4).name("a").tensor();
        SymbolicTensor b = new Input(3).name("b").tensor();
        SymbolicTensor both = new Concatenate().apply(new Dense(3, TANH).apply(a), b);
        Model model = new Model(List.of(a, b), List.of(new Dense(1).name("price").apply(both), new Dense(3, SOFTMAX).name("kind").apply(both)));
        model.compile(Compile.with(new Adam(RATE)).loss("price", Losses.HUBER, 0.25).metrics("price", Metrics.MAE, Metrics.MSE)
                .loss("kind", Losses.CATEGORICAL_CROSSENTROPY, 1.5).weightedMetrics("kind", Metrics.ACCURACY));
        return trained("several_outputs", model, List.of(Shape.of(1), Shape.of(3)));
    }

    private static SavedInCorno sharedLayer() {
        SymbolicTensor a = new Input(4).tensor();
        SymbolicTensor b = new Input(4).tensor();
        Dense tower = new Dense(3, RELU);
        Model model = new Model(List.of(a, b), List.of(new Dense(1, SIGMOID).apply(new Concatenate().apply(tower.apply(a), tower.apply(b)))));
        model.compile(new RMSprop(RATE), Losses.BINARY_CROSSENTROPY, Metrics.ACCURACY);
        return trained("shared_layer", model, List.of(Shape.of(1)));
    }

    private static SavedInCorno nested() {
        SymbolicTensor inner = new Input(4).tensor();
        Model tower = new Model(inner, new Add().apply(inner, new Dense(4, RELU).apply(inner))).name("tower");
        Sequential head = new Sequential(new Input(4), new BatchNormalization(), new Dense(2)).name("head");
        SymbolicTensor a = new Input(4).tensor();
        SymbolicTensor b = new Input(4).tensor();
        Model model = new Model(List.of(a, b), List.of(head.apply(new Add().apply(tower.apply(a), tower.apply(b)))));
        model.compile(new Adam(RATE).amsgrad(true), Losses.MEAN_SQUARED_ERROR);
        return trained("nested", model, List.of(Shape.of(2)));
    }

    private static SavedInCorno twiceNested() {
        Sequential innermost = new Sequential(new Input(4), new Dense(4, TANH));
        Sequential middle = new Sequential(new Input(4), innermost, new Dense(4, TANH), new Sequential(new Input(4), new Dense(4)));
        Sequential model = new Sequential(new Input(4), middle, new Dense(2));
        model.compile(new SGD(RATE), Losses.MEAN_SQUARED_ERROR);
        return trained("twice_nested", model, List.of(Shape.of(2)));
    }

    private static SavedInCorno maskedWords() {
        SymbolicTensor words = new Input(5).tensor();
        SymbolicTensor read = new LSTM(4).returnSequences(true).apply(new Embedding(7, 3).maskZero(true).apply(words));
        Model model = new Model(words, new Dense(2, SOFTMAX).apply(new GRU(3).apply(read)));
        model.compile(new Adam(RATE), Losses.CATEGORICAL_CROSSENTROPY);
        return new SavedInCorno("masked_words", model.seed(3), List.of(7));
    }

    private static SavedInCorno givenMask() {
        SymbolicTensor x = new Input(3, 2).name("x").tensor();
        SymbolicTensor mask = new Input(3).name("counts").tensor();
        SymbolicTensor read = new LSTM(4).returnSequences(true).apply(new WithMask().apply(x, mask));
        Model model = new Model(List.of(x, mask), List.of(new LSTM(2).apply(read)));
        model.compile(new SGD(RATE), Losses.MEAN_SQUARED_ERROR);
        return new SavedInCorno("given_mask", model.seed(3), List.of(0, 2));
    }

    private static SavedInCorno encoderAndDecoder() {
        SymbolicTensor source = new Input(3, 2).name("source").tensor();
        SymbolicTensor target = new Input(2, 2).name("target").tensor();
        List<SymbolicTensor> read = new LSTM(4).returnState(true).name("encoder").applyAll(List.of(source));
        SymbolicTensor written = new LSTM(4).name("decoder").apply(target, read.get(1), read.get(2));
        Model model = new Model(List.of(source, target), List.of(written));
        model.compile(new SGD(RATE), Losses.MEAN_SQUARED_ERROR);
        return new SavedInCorno("encoder_and_decoder", model.seed(3), List.of(0, 0));
    }

    private static SavedInCorno arguments() {
        Sequential model = new Sequential(new Input(4),
                new Dense(4, new Elu(0.5)).kernelInitializer(new Orthogonal()).kernelRegularizer(new L1L2(0.125, 0.25))
                        .kernelConstraint(new MaxNorm(1)).biasConstraint(new UnitNorm()),
                new Dense(2).kernelInitializer(new VarianceScaling()).activityRegularizer(new L1L2(0.125, 0.25)));
        model.compile(new SGD(RATE), Losses.MEAN_SQUARED_ERROR);
        return trained("arguments", model, List.of(Shape.of(2)));
    }

    private static SavedInCorno oddNames() {
        SymbolicTensor x = new Input(4).name("größe (cm)").tensor();
        Model model = new Model(x, new Dense(2).name("层.1:0").apply(new Dense(3).name("a b").apply(x))).name("naïve model");
        model.compile(new Adam(RATE), Losses.MEAN_SQUARED_ERROR);
        return trained("odd_names", model, List.of(Shape.of(2)));
    }

    private static SavedInCorno frozen() {
        Sequential model = new Sequential(new Input(4), new Dense(3, RELU).name("fixed"), new BatchNormalization().name("norm"), new Dense(2));
        model.freeze("fixed", "norm");
        model.compile(new Adam(RATE), Losses.MEAN_SQUARED_ERROR);
        return trained("frozen", model, List.of(Shape.of(2)));
    }

    private static Stream<SavedInCorno> optimizers() {
        return Stream.of(new SGD(RATE).momentum(0.75).nesterov(true).clipValue(0.5), new RMSprop(RATE).centered(true).momentum(0.5),
                new Adam(new ExponentialDecay(RATE, 2, 0.5)).clipNorm(1), new AdamW(RATE).useEma(true).emaMomentum(0.75).emaOverwriteFrequency(3),
                new Adagrad(RATE), new Adadelta(1), new Adamax(RATE), new Nadam(new CosineDecay(RATE, 8)), new Lamb(RATE), new Lion(RATE),
                new Ftrl(RATE), new Adafactor(RATE), new Muon(RATE), new LossScaleOptimizer(new Adam(RATE)),
                new SGD(new PiecewiseConstantDecay(List.of(2L, 4L), List.of(RATE, RATE / 2, RATE / 4))).gradientAccumulationSteps(2),
                new Adam(new PolynomialDecay(RATE, 5)).globalClipNorm(1), new SGD(new InverseTimeDecay(RATE, 2, 0.5)),
                new Adam(new CosineDecayRestarts(RATE, 3)).weightDecay(0.125)).map(SavedInCorno::ofOptimizer);
    }

    private static SavedInCorno ofOptimizer(Optimizer optimizer) {
        Sequential model = new Sequential(new Input(4), new Dense(3, TANH), new Dense(2));
        model.compile(optimizer, Losses.MEAN_SQUARED_ERROR);
        String schedule = optimizer.learningRate().getClass().getSimpleName();
        return trained("optimizer_" + optimizer.name() + "_" + schedule, model, List.of(Shape.of(2)));
    }

    private static Stream<SavedInCorno> losses() {
        return Stream.of(Losses.MEAN_SQUARED_ERROR, Losses.MEAN_ABSOLUTE_ERROR, Losses.MEAN_ABSOLUTE_PERCENTAGE_ERROR,
                Losses.MEAN_SQUARED_LOGARITHMIC_ERROR, Losses.HUBER, Losses.LOG_COSH, Losses.COSINE_SIMILARITY, Losses.POISSON,
                new BinaryCrossentropy().labelSmoothing(0.125), new CategoricalCrossentropy().labelSmoothing(0.125),
                new SparseCategoricalCrossentropy(), Losses.BINARY_FOCAL_CROSSENTROPY, Losses.CATEGORICAL_FOCAL_CROSSENTROPY,
                Losses.CATEGORICAL_GENERALIZED_CROSS_ENTROPY, Losses.KL_DIVERGENCE, Losses.HINGE, Losses.SQUARED_HINGE,
                Losses.CATEGORICAL_HINGE, Losses.DICE, new Tversky().alpha(0.25)).map(SavedInCorno::ofLoss);
    }

    private static SavedInCorno ofLoss(Loss loss) {
        Sequential model = new Sequential(new Input(4), new Dense(3, loss.name().startsWith("binary") ? SIGMOID : SOFTMAX));
        model.compile(new SGD(RATE), loss);
        return new SavedInCorno("loss_" + loss.getClass().getSimpleName(), model.seed(3), List.of(0));
    }

    private static Stream<SavedInCorno> metrics() {
        Metric[] ofNumbers = {Metrics.MSE, Metrics.MAE, Metrics.MAPE, Metrics.MSLE, Metrics.ROOT_MEAN_SQUARED_ERROR, Metrics.LOG_COSH_ERROR,
            Metrics.R2_SCORE, Metrics.BINARY_ACCURACY, new AUC().numThresholds(9)};
        Metric[] ofClasses = {Metrics.ACCURACY, Metrics.CATEGORICAL_ACCURACY, Metrics.TOP_K_CATEGORICAL_ACCURACY, new Precision(),
            Metrics.RECALL, new F1Score().average(Average.MACRO), new FBetaScore().average(Average.MICRO), Metrics.TRUE_POSITIVES, Metrics.FALSE_NEGATIVES};
        return Stream.of(ofMetrics("metrics_of_numbers", Losses.MEAN_SQUARED_ERROR, ofNumbers),
                ofMetrics("metrics_of_classes", Losses.CATEGORICAL_CROSSENTROPY, ofClasses),
                ofMetrics("metrics_of_indices", Losses.SPARSE_CATEGORICAL_CROSSENTROPY, Metrics.ACCURACY,
                        Metrics.SPARSE_CATEGORICAL_ACCURACY, Metrics.SPARSE_TOP_K_CATEGORICAL_ACCURACY));
    }

    private static SavedInCorno ofMetrics(String name, Loss loss, Metric... metrics) {
        Sequential model = new Sequential(new Input(4), new Dense(3, SOFTMAX));
        model.compile(new SGD(RATE), loss, metrics);
        return new SavedInCorno(name, model.seed(3), List.of(0));
    }

    private static SavedInCorno trained(String name, Model model, List<Shape> targets) {
        model.seed(3);
        Random random = new Random(1);
        model.fit(model.inputs().stream().map(input -> numbers(random, input.shape())).toList(),
                targets.stream().map(shape -> numbers(random, shape)).toList(), Fit.epochs(2).batchSize(3).verbose(Verbosity.SILENT));
        return new SavedInCorno(name, model, model.inputs().stream().map(input -> 0).toList());
    }

    private static Tensor numbers(Random random, Shape shape) {
        int rows = 6;
        float[] values = new float[(int) (rows * shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Tensor.of(values, Stream.of(Shape.of(rows), shape).flatMapToInt(part -> Arrays.stream(part.toArray())).toArray());
    }

    void writeTo(Path parent) {
        try {
            Path folder = Files.createDirectories(parent.resolve(name));
            model.save(folder.resolve("model.keras"));
            model.saveWeights(folder.resolve("model.weights.h5"));
            Files.writeString(folder.resolve("inputs.json"), indices.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
