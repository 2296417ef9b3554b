package dev.corno.models;

import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.losses.Losses.MEAN_ABSOLUTE_ERROR;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Concatenate;
import dev.corno.metrics.Metrics;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several inputs and outputs, each output with a loss, a weight and metrics. */
class SeveralOutputsTest {

    private static final Tensor LEFT = Tensor.of(new float[] {1, 2, -1, 0, 3, 1, 0.5f, -2}, 4, 2);
    private static final Tensor RIGHT = Tensor.of(new float[] {2, 1, 0, -1}, 4, 1);
    private static final Tensor SIZE = Tensor.of(new float[] {1, 0, 3, -1}, 4, 1);
    private static final Tensor KIND = Tensor.of(new int[] {0, 2, 1, 1}, 4);
    private static final List<Tensor> X = List.of(LEFT, RIGHT);
    private static final List<Tensor> Y = List.of(SIZE, KIND);

    private static Model model() {
        var left = new Input(2).name("left").tensor();
        var right = new Input(1).name("right").tensor();
        var both = new Concatenate().apply(left, right);
        var model = new Model(List.of(left, right),
                List.of(new Dense(1).name("size").apply(both), new Dense(3, SOFTMAX).name("kind").apply(both)));
        model.weights(Map.of("size/kernel", Tensor.of(new float[] {0.5f, -1, 0.25f}, 3, 1),
                "kind/kernel", Tensor.of(new float[] {1, 0, -1, 0.5f, 0.5f, 0, -1, 0, 1}, 3, 3)));
        return model;
    }

    private static Model compiled() {
        Model model = model();
        model.compile(Compile.with(new SGD(0.1)).loss("size", MEAN_SQUARED_ERROR, 0.5).loss("kind", SPARSE_CATEGORICAL_CROSSENTROPY, 2)
                .metrics("size", Metrics.MAE).metrics("kind", Metrics.ACCURACY).weightedMetrics("size", Metrics.MSE));
        return model;
    }

    @Test
    void theLossIsTheWeightedSum() {
        var result = compiled().evaluate(X, Y);

        assertEquals(List.of("loss", "kind_loss", "size_loss", "kind_accuracy", "size_mae", "size_mse").stream().sorted().toList(),
                compiled().metricsNames().stream().sorted().toList());
        assertEquals(0.5 * result.get("size_loss") + 2 * result.get("kind_loss"), result.loss(), 1e-6);
        assertEquals(result.get("size_loss"), result.get("size_mse"), 1e-6);
    }

    @Test
    void eachOutputTrainsAsIfItWereAlone() {
        Model both = compiled();
        both.fit(X, Y, Fit.epochs(2).batchSize(3).shuffle(false).verbose(Verbosity.SILENT));
        Model whole = model();
        var alone = new Model(whole.inputs(), List.of(whole.layer("size").output()));
        alone.compile(new SGD(0.1 * 0.5), MEAN_SQUARED_ERROR);
        alone.fit(X, List.of(SIZE), Fit.epochs(2).batchSize(3).shuffle(false).verbose(Verbosity.SILENT));

        assertArrayEquals(alone.weights().get("size/kernel").toFloatArray(), both.weights().get("size/kernel").toFloatArray(), 1e-6f);
    }

    @Test
    void samplesWeighDifferentlyForEachOutput() {
        Model weighted = compiled();
        Tensor third = Tensor.of(new float[] {0, 0, 1, 0}, 4);
        var history = weighted.fit(X, Y, Fit.epochs(1).sampleWeight(third, Tensor.full(1, 4)).validationData(X, Y)
                .verbose(Verbosity.SILENT));
        Tensor predicted = model().predict(X).get(0);
        double error = predicted.at(2, 0) - SIZE.at(2, 0);

        assertEquals(error * error / 4, history.get("size_loss").get(0), 1e-5);
        assertEquals(weighted.evaluate(X, Y).get("size_loss"), history.get("val_size_loss").get(0), 1e-6);
    }

    @Test
    void classesWeighForTheOutputThatHasThem() {
        var plain = compiled().fit(X, Y, Fit.epochs(1).verbose(Verbosity.SILENT));
        var weighted = compiled().fit(X, Y, Fit.epochs(1).classWeight("kind", Map.of(0, 3.0, 1, 3.0, 2, 3.0)).verbose(Verbosity.SILENT));

        assertEquals(plain.get("size_loss").get(0), weighted.get("size_loss").get(0), 1e-6);
        assertEquals(3 * plain.get("kind_loss").get(0), weighted.get("kind_loss").get(0), 1e-5);
    }

    @Test
    void filesKeepWhatEachOutputIsTrainedFor(@TempDir Path folder) {
        Model model = compiled();
        model.save(folder.resolve("m.keras"));
        Model read = Model.load(folder.resolve("m.keras"));

        assertEquals(model.evaluate(X, Y), read.evaluate(X, Y));
        assertEquals(model.metricsNames(), read.metricsNames());
    }

    @Test
    void oneTensorMayBeTwoOutputs() {
        var x = new Input(2).tensor();
        var y = new Dense(1).name("size").apply(x);
        var model = new Model(List.of(x), List.of(y, y));
        model.compile(Compile.with(new SGD(0.1)).loss("size", MEAN_SQUARED_ERROR, 1).loss("size_1", MEAN_ABSOLUTE_ERROR, 1));
        var result = model.evaluate(List.of(LEFT), List.of(SIZE, SIZE));

        assertEquals(result.get("size_loss") + result.get("size_1_loss"), result.loss(), 1e-6);
    }
}
