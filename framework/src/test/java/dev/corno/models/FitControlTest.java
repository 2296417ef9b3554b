package dev.corno.models;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.corno.metrics.Metrics.ACCURACY;
import static dev.corno.metrics.Metrics.MAE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.callbacks.LambdaCallback;
import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.History;
import dev.corno.training.Inference;
import dev.corno.training.Verbosity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code fit}, {@code evaluate} and {@code predict} can be told, on models small enough to be worked out by hand. */
class FitControlTest {

    private static final Tensor X = Tensor.of(new float[] {1, 1, 1, 1}, 4, 1);
    private static final Tensor CLASSES = Tensor.of(new int[] {0, 1, 1, 0}, 4);

    private static Tensor column(float... values) {
        return Tensor.of(values, values.length, 1);
    }

    /** Two outputs that are 0 at first: a number and two classes. */
    private static Model twoOutputs() {
        var x = new Input(1).tensor();
        var number = new Dense(1).name("number");
        var kind = new Dense(2, SOFTMAX).name("kind");
        Model model = new Model(List.of(x), List.of(number.apply(x), kind.apply(x)));
        model.weights(Map.of("number/kernel", Tensor.of(new float[1], 1, 1), "kind/kernel", Tensor.of(new float[2], 1, 2)));
        model.compile(Compile.with(new SGD(1e-9)).loss("number", MEAN_SQUARED_ERROR, 1).metrics("number", MAE)
                .loss("kind", SPARSE_CATEGORICAL_CROSSENTROPY, 2).metrics("kind", ACCURACY));
        return model;
    }

    private static Fit once() {
        return Fit.epochs(1).verbose(Verbosity.SILENT);
    }

    private static History fit(Fit options) {
        return twoOutputs().fit(List.of(X), List.of(column(1, 2, 3, 4), CLASSES), options);
    }

    @Test
    void classesOfOneOutputAreWeighted() {
        History history = fit(once().classWeight("kind", Map.of(0, 3.0)));
        assertEquals((3 + 1 + 1 + 3) / 4.0 * Math.log(2), history.last("kind_loss"), 1e-6);
        assertEquals((1 + 4 + 9 + 16) / 4.0, history.last("number_loss"), 1e-6);
    }

    @Test
    void classWeightsMultiplySampleWeightsOfTheirOutput() {
        History history = fit(once().classWeight("kind", Map.of(0, 3.0))
                .sampleWeight(Tensor.of(new float[] {1, 0, 0, 0}, 4), Tensor.of(new float[] {1, 1, 1, 0}, 4)));
        assertEquals((3 + 1 + 1) / 4.0 * Math.log(2), history.last("kind_loss"), 1e-6);
        assertEquals(1 / 4.0, history.last("number_loss"), 1e-6);
    }

    @Test
    void validationIsNotWeightedByClass() {
        History history = fit(once().classWeight("kind", Map.of(0, 3.0)).validationSplit(0.5));
        assertEquals((3 + 1) / 2.0 * Math.log(2), history.last("kind_loss"), 1e-6);
        assertEquals(Math.log(2), history.last("val_kind_loss"), 1e-6);
    }

    @Test
    void classWeightsAreForOutputsThatAreThere() {
        assertFails("fit: expects classWeight for one of the outputs [number, kind], got \"knid\".",
                () -> fit(once().classWeight("knid", Map.of(0, 3.0))));
        assertFails("Dataset: classWeight expects an output from 0 to 1, got 2.",
                () -> Dataset.of(List.of(X), List.of(X, X)).classWeight(2, Map.of()));
    }

    @Test
    void batchesOfADataSetAreWeightedByClassToo() {
        Dataset data = Dataset.generate(() -> List.of(new Batch(List.of(X), List.of(column(1, 2, 3, 4), CLASSES), List.of())).iterator());
        History history = twoOutputs().fit(data, once().classWeight("kind", Map.of(0, 3.0)));
        assertEquals(2 * Math.log(2), history.last("kind_loss"), 1e-6);
        assertEquals(7.5, history.last("number_loss"), 1e-6);
        History single = line().fit(Dataset.of(column(1, 1), column(0, 1)), once().classWeight(Map.of(1, 5.0)));
        assertEquals((4 + 5 * 1) / 2.0, single.last("loss"));
    }

    @Test
    void dataSetsAreCutAndWeightedBySampleThemselves() {
        assertFails("fit: expects validationSplit and sampleWeight with tensors only, got one of them with a Dataset. Give them to the "
                + "Dataset.", () -> line().fit(Dataset.of(X, X), once().sampleWeight(Tensor.full(1, 4))));
    }

    @Test
    void aBatchCanBeWeightedByClass() {
        Batch batch = Batch.of(X, CLASSES).classWeight(Map.of(1, 5.0));
        assertEquals(List.of(Tensor.of(new float[] {1, 5, 5, 1}, 4)), batch.sampleWeight());
        assertFails("Dataset: classWeight needs exactly one output, got 2. Use sampleWeight instead.",
                () -> new Batch(List.of(X), List.of(X, X), List.of()).classWeight(Map.of(1, 5.0)));
    }

    @Test
    void generatorsGiveSampleWeightsForEachOutput() {
        Batch batch = new Batch(List.of(X), List.of(column(1, 2, 3, 4), CLASSES),
                List.of(Tensor.of(new float[] {1, 0, 0, 0}, 4), Tensor.full(2, 4)));
        History history = twoOutputs().fit(Dataset.generate(() -> List.of(batch).iterator()), once());
        assertEquals(0.25, history.last("number_loss"), 1e-6);
        assertEquals(2 * Math.log(2), history.last("kind_loss"), 1e-6);
    }

    @Test
    void metricsAreNamedAsEvaluateNamesThem() {
        Model model = twoOutputs();
        assertEquals(List.of("loss", "number_loss", "kind_loss", "number_mae", "kind_accuracy"), normalised(model.metricsNames()));
        assertEquals(model.metricsNames(),
                List.copyOf(model.evaluate(List.of(X), List.of(column(1, 2, 3, 4), CLASSES)).values().keySet()));
        assertEquals("metricsNames: the model is not compiled. Call model.compile(optimizer, loss, metrics) first.",
                assertThrows(NotCompiledException.class, () -> new Sequential(new Input(1), new Dense(1)).metricsNames()).getMessage());
    }

    private static List<String> normalised(List<String> names) {
        return names.stream().map(name -> name.replace("mean_absolute_error", "mae")).toList();
    }

    private static Sequential line() {
        Sequential line = new Sequential(new Input(1), new Dense(1).useBias(false));
        line.weights(Map.of("dense/kernel", column(2)));
        line.compile(new SGD(0.1), MEAN_SQUARED_ERROR);
        return line;
    }

    @Test
    void evaluateAndPredictStopAfterSteps() {
        Dataset data = Dataset.of(column(1, 2, 3), column(0, 0, 0)).batchSize(1);
        assertEquals((4 + 16) / 2.0, line().evaluate(data, Inference.steps(2)).loss());
        assertEquals(List.of(column(2, 4)), line().predict(data, Inference.steps(2)));
    }

    @Test
    void evaluateAndPredictAreWatched() {
        List<String> calls = new ArrayList<>();
        Inference watched = Inference.ALL.callbacks(new LambdaCallback()
                .onTestEnd((training, logs) -> calls.add("tested " + logs.values()))
                .onPredictBatchEnd((training, batch) -> calls.add("predicted " + batch)));
        Dataset data = Dataset.of(column(1), column(0));
        line().evaluate(data, watched);
        line().predict(data, watched);
        assertEquals(List.of("tested {loss=4.0}", "predicted 0"), calls);
    }

    @Test
    void rejectsStepsBelowNone() {
        assertFails("Inference: steps must be a positive integer, or 0 for all of the data, got -1.", () -> Inference.steps(-1));
    }
}
