package dev.corno.cli;

import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.corno.metrics.Metrics.ACCURACY;

import dev.corno.callbacks.Callback;
import dev.corno.callbacks.Profiler;
import dev.corno.callbacks.TerminateOnNaN;
import dev.corno.cli.report.Curve;
import dev.corno.cli.report.RunReport;
import dev.corno.cli.report.TextReport;
import dev.corno.cli.run.Augmentation;
import dev.corno.cli.run.OptimizerName;
import dev.corno.cli.run.Pictures;
import dev.corno.cli.run.Preprocessing;
import dev.corno.cli.run.Rate;
import dev.corno.cli.run.Recipe;
import dev.corno.cli.run.RunFolder;
import dev.corno.cli.run.Samples;
import dev.corno.cli.run.ScheduleName;
import dev.corno.cli.run.TestResult;
import dev.corno.cli.run.TrainingData;
import dev.corno.data.ArrayDataset;
import dev.corno.data.ValidationSplit;
import dev.corno.datasets.DatasetSplits;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import dev.corno.training.Fit;
import dev.corno.training.History;
import dev.corno.training.Verbosity;
import dev.corno.zoo.Architecture;
import dev.corno.zoo.Zoo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model of the zoo, tests it, and keeps everything about it in a run folder. */
@Command(name = "train", header = "Trains a model, tests it, and keeps it with a report in a run folder.",
        footer = {"%nExamples:", "  corno train lenet5", "  corno train perceptron --data mnist --epochs 20 --learning-rate 0.0005",
            "  corno train cifar-convnet --data cifar10 --augment flip,shift=0.1"})
final class TrainCommand implements Callable<Integer> {

    // Each weight is kept with two more numbers, which Adam remembers.
    private static final int BYTES_PER_PARAMETER = 3 * Float.BYTES;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "One of ${COMPLETION-CANDIDATES}.", completionCandidates = ModelNames.class)
    private String model;

    @Mixin
    private DataOptions data;

    @Option(names = "--epochs", paramLabel = "N", description = "How often all samples are seen. Default: depends on model and data.")
    private Integer epochs;

    @Option(names = "--batch-size", paramLabel = "N", description = "Samples of a training step. Default: depends on the model.")
    private Integer batchSize;

    @Option(names = "--optimizer", paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES}. Default: depends on the model.")
    private OptimizerName optimizer;

    @Option(names = "--learning-rate", paramLabel = "RATE",
            description = "The highest one; in the first epoch where the schedule is constant. Default: depends on the model; Keras's for "
                    + "another optimizer.")
    private Double learningRate;

    @Option(names = "--schedule", paramLabel = "SCHEDULE", converter = ScheduleConverter.class,
            description = "How the learning rate goes on: one of ${COMPLETION-CANDIDATES}. one-cycle rises to it and falls again, cosine "
                    + "falls from it. Default: depends on the model; constant for another optimizer.")
    private ScheduleName schedule;

    @Option(names = "--decay", paramLabel = "FACTOR",
            description = "A factor on a constant learning rate after each epoch, in (0, 1]. Default: depends on the model; 1 keeps the "
                    + "rate.")
    private Double decay;

    @Option(names = "--weight-decay", paramLabel = "SHARE",
            description = "Share of each weight, times the learning rate, taken off at each step; 0 for none. Default: depends on the model; "
                    + "Keras's for another optimizer.")
    private Double weightDecay;

    @Option(names = "--augment", paramLabel = "CHANGES",
            description = "Random changes of the training pictures, such as flip,shift=0.1: flip (left and right), shift=0.1 (a part of the "
                    + "size), crop=4 (pixels of padding), rotate=0.05 (a part of a full turn), zoom=0.1, contrast=0.2, brightness=0.2; "
                    + "these amounts if none is given. none for no changes. Default: depends on model and data.")
    private String augment;

    @Option(names = "--validation-split", paramLabel = "SHARE", defaultValue = "0.1",
            description = "Share of the training samples that is validated on instead, in [0, 1). Default: ${DEFAULT-VALUE}.")
    private double validationSplit;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "The same seed gives the same model on the same machine. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", paramLabel = "FOLDER", description = "The run folder; must not exist. Default: runs/MODEL-DATA-TIME.")
    private Path out;

    @Option(names = "--verbose", paramLabel = "HOW", defaultValue = "AUTO",
            description = "Progress: one of ${COMPLETION-CANDIDATES}. Default: PROGRESS on a terminal, else LINES.")
    private Verbosity verbose;

    @Option(names = "--profile", description = "Print at the end how long each layer and kernel took, forward and backward.")
    private boolean profile;

    @Override
    public Integer call() throws IOException {
        Architecture architecture = checkedArchitecture();
        checkRanges();
        Path name = Path.of(data.data()).getFileName();
        Recipe recipe = recipe(Recipe.of(model, data.data()));
        try (RunFolder folder = out == null ? RunFolder.named(Path.of("runs"), model, String.valueOf(name), LocalDateTime.now())
                : RunFolder.at(out)) {
            train(architecture, data.load(Preprocessing.picture(architecture.inputShape())), recipe, folder);
        }
        return ExitCode.OK;
    }

    private Architecture checkedArchitecture() {
        model = model.toLowerCase(Locale.ROOT);
        require(Zoo.names().contains(model), "MODEL must be one of " + String.join(", ", Zoo.names()) + ", got " + model + ".");
        return Zoo.named(model);
    }

    private void checkRanges() {
        data.check();
        require(out == null || !out.toString().isBlank(), "--out must be a path, got an empty word.");
        require(epochs == null || epochs >= 1, "--epochs must be a positive integer, got " + epochs + ".");
        require(batchSize == null || batchSize >= 1, "--batch-size must be a positive integer, got " + batchSize + ".");
        require(learningRate == null || learningRate > 0 && Double.isFinite(learningRate),
                "--learning-rate must be a positive number, got " + learningRate + ".");
        require(decay == null || decay > 0 && decay <= 1, "--decay must be in (0, 1], got " + decay + ".");
        require(weightDecay == null || weightDecay >= 0 && weightDecay < 1, "--weight-decay must be in [0, 1), got " + weightDecay + ".");
        require(decay == null || decay == 1 || schedule == null || schedule == ScheduleName.CONSTANT,
                "--decay goes with --schedule constant alone, got " + schedule + ".");
        require(validationSplit >= 0 && validationSplit < 1, "--validation-split must be in [0, 1), got " + validationSplit + ".");
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private void requireClasses(List<String> classes) {
        if (classes.size() < 2) {
            throw new IllegalArgumentException(data.data() + ": expects pictures of at least 2 classes, got only the class \""
                    + classes.get(0) + "\". Add a folder of pictures for each other class.");
        }
    }

    private Recipe recipe(Recipe usual) {
        Recipe chosen = optimizer == null ? usual : usual.optimizer(optimizer);
        return new Recipe(chosen.optimizer(), rate(chosen.rate()), weightDecay == null ? chosen.weightDecay() : weightDecay,
                augment == null ? chosen.augmentation() : augmentation(),
                batchSize == null ? chosen.batchSize() : batchSize,
                epochs == null ? chosen.epochs() : epochs);
    }

    private Rate rate(Rate usual) {
        Rate rate = learningRate == null ? usual : usual.highest(learningRate);
        Rate scheduled = schedule == null ? rate : rate.schedule(schedule);
        return decay == null ? scheduled : scheduled.decay(decay);
    }

    private Augmentation augmentation() {
        try {
            return Augmentation.of(augment);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void train(Architecture architecture, DatasetSplits samples, Recipe recipe, RunFolder folder) throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        requireClasses(samples.classNames());
        Shape picture = Samples.picture(samples.xTrain());
        Model built = architecture.classes(samples.classNames().size()).inputShape(picture.toArray()).build();
        built.seed(seed);
        folder.requireSpace(built.parameters() * BYTES_PER_PARAMETER);
        StringBuilder summary = new StringBuilder();
        built.summary(summary);
        print.println(summary);

        Preprocessing preprocessing = Preprocessing.bytes(picture, samples.classNames())
                .trainedOn(new TrainingData(data.lastingName(), Pictures.background(samples.xTrain())));
        History history = fit(built, samples, preprocessing, recipe);
        if (history.stopReason().isPresent()) {
            throw new IllegalStateException("train: expects a loss that is a number, got none any more. The model is not kept; train with a "
                    + "lower --learning-rate than " + recipe.rate().highest() + ".");
        }
        TestResult result = TestResult.of(built, preprocessing.dataset(samples.xTest(), samples.yTest(), built.inputShape()),
                samples.classNames());

        print.printf("%nTest data: %s%n%n%s%n%s%n", TextReport.evaluation(result.evaluation()), TextReport.scores(result.scores()),
                TextReport.confusion(result.confusion()));
        RunReport report = new RunReport(model + " on " + samples.name(), settings(samples, recipe), summary.toString(),
                curves(history), result.evaluation(), result.scores(), result.confusion());
        folder.write(built, preprocessing, history, report);
        print.println("Model, history, curves and report are in " + folder.path());
    }

    private History fit(Model built, DatasetSplits samples, Preprocessing preprocessing, Recipe recipe) {
        var all = preprocessing.dataset(samples.xTrain(), samples.yTrain(), built.inputShape()).batchSize(recipe.batchSize());
        Fit options = Fit.epochs(recipe.epochs()).batchSize(recipe.batchSize()).verbose(verbose).callbacks(callbacks());
        PrintWriter print = spec.commandLine().getOut();
        if (validationSplit == 0) {
            print.printf("Training on %d samples of %s, testing on %d.%n", rows(all), samples.name(), samples.xTest().rows());
            return fit(built, all, recipe, options);
        }
        ValidationSplit split = all.validationSplit(validationSplit);
        print.printf("Training on %d samples of %s, validating on %d, testing on %d.%n", rows(split.training()), samples.name(),
                rows(split.validation()), samples.xTest().rows());
        return fit(built, split.training(), recipe, options.validationData(split.validation()));
    }

    private Callback[] callbacks() {
        return profile ? new Callback[] {new TerminateOnNaN(), new Profiler(spec.commandLine().getOut())}
                : new Callback[] {new TerminateOnNaN()};
    }

    private History fit(Model built, ArrayDataset training, Recipe recipe, Fit options) {
        built.compile(recipe.build(training.batches().orElseThrow()), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        if (!recipe.augmentation().equals(Augmentation.NONE)) {
            spec.commandLine().getOut().println("Changing the training samples at random: " + recipe.augmentation() + ".");
        }
        return built.fit(recipe.augmentation().applyTo(training.shuffle(seed), built.inputShape(), seed), options);
    }

    private static int rows(ArrayDataset samples) {
        return samples.x().get(0).rows();
    }

    private Map<String, String> settings(DatasetSplits samples, Recipe recipe) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("model", model);
        settings.put("data", samples.name() + ": " + samples.description());
        settings.put("training samples", Integer.toString(samples.xTrain().rows()));
        settings.put("test samples", Integer.toString(samples.xTest().rows()));
        settings.put("validation split", Double.toString(validationSplit));
        settings.put("optimizer", recipe.optimizer().toString());
        settings.put("learning rate", Double.toString(recipe.rate().highest()));
        settings.put("schedule", recipe.rate().schedule().toString());
        settings.put("decay of the learning rate per epoch", Double.toString(recipe.rate().decay()));
        settings.put("weight decay", Double.toString(recipe.weightDecay()));
        settings.put("augmentation", recipe.augmentation().toString());
        settings.put("batch size", Integer.toString(recipe.batchSize()));
        settings.put("epochs", Integer.toString(recipe.epochs()));
        settings.put("seed", Long.toString(seed));
        settings.put("corno", Version.corno());
        settings.put("java", System.getProperty("java.version"));
        return settings;
    }

    private static List<Curve> curves(History history) {
        return history.values().entrySet().stream().map(entry -> new Curve(entry.getKey(), entry.getValue())).toList();
    }
}
