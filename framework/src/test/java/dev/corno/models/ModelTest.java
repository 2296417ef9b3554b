package dev.corno.models;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.graph.NetworkLayer;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Concatenate;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {

    private static final Tensor X = Tensor.of(new float[8], 2, 4);

    @Test
    void aSharedTowerHasOneSetOfWeights() {
        var a = new Input(64).tensor();
        var b = new Input(64).tensor();
        var tower = new Dense(32, RELU);
        var model = new Model(List.of(a, b), List.of(new Dense(1).apply(new Concatenate().apply(tower.apply(a), tower.apply(b)))));

        assertEquals(64 * 32 + 32 + 64 + 1, model.parameters());
        assertEquals(List.of("input_layer", "input_layer_1"), model.network().inputNames());
    }

    @Test
    void aSharedLayerNeedsInputsThatFitItsWeights() {
        var a = new Input(3).tensor();
        var b = new Input(5).tensor();
        var shared = new Dense(4);

        assertFails("Dense: is applied twice, to inputs that need weights of shapes [(3, 4), (4)] and [(5, 4), (4)]. A shared layer needs"
                + " inputs that fit the same weights.", () -> new Model(List.of(a, b), List.of(new Add().apply(shared.apply(a), shared.apply(b)))));
    }

    @Test
    void aModelMadeOfPartOfAnotherSharesItsWeights() {
        var x = new Input(4).tensor();
        var features = new Dense(3, RELU).apply(x);
        var whole = new Model(x, new Dense(2).apply(features));
        var part = new Model(x, features);

        part.weights(Map.of("dense/bias", Tensor.full(7, 3)));

        assertEquals(Tensor.full(7, 3), whole.weights().get("dense/bias"));
    }

    @Test
    void nestedModelsKeepTheirPlaceInKerasOrder() {
        var inner = new Sequential(new Input(4), new Dense(4, RELU)).name("tower");
        var a = new Input(4).name("left").tensor();
        var b = new Input(4).name("right").tensor();
        var model = new Model(List.of(a, b), List.of(new Dense(1).name("out").apply(new Add().name("sum").apply(inner.apply(a), inner.apply(b)))));

        assertEquals(List.of("left", "right", "tower/dense", "sum", "out"), model.layers().stream().map(NetworkLayer::name).toList());
        assertEquals(4 * 4 + 4 + 5, model.parameters());
    }

    @Test
    void aNestedModelMayHaveSeveralOutputsAndGiveItsInputBack() {
        var i = new Input(3).tensor();
        var inner = new Model(List.of(i), List.of(i, new Dense(3, RELU).apply(i)));
        var x = new Input(3).tensor();
        var parts = inner.applyAll(List.of(x));
        var model = new Model(List.of(x), List.of(new Add().apply(parts), parts.get(0)));
        Tensor data = Tensor.of(new float[] {1, 2, 3}, 1, 3);

        List<Tensor> both = model.predict(List.of(data));

        assertEquals(data, both.get(1));
        assertEquals(1 + inner.predict(List.of(data)).get(1).at(0, 0), both.get(0).at(0, 0));
    }

    @Test
    void theSeedIsForTheModelsInsideToo() {
        assertEquals(nested(7).weights(), nested(7).weights());
        assertNotEquals(nested(7).weights(), nested(8).weights());
    }

    @Test
    void aModelInsideKeepsTheSeedItWasGiven() {
        var inner = new Sequential(new Input(4), new Dense(4)).seed(1);
        var outer = new Sequential(inner, new Dense(1)).seed(2);

        assertEquals(new Sequential(new Input(4), new Dense(4)).seed(1).weights().get("dense/kernel"),
                outer.weights().get("sequential/dense/kernel"));
    }

    private static Model nested(long seed) {
        var inner = new Sequential(new Input(4), new Dense(4));
        var x = new Input(4).tensor();
        return new Model(x, new Sequential(inner, new Dense(1)).apply(inner.apply(x))).seed(seed);
    }

    @Test
    void aLayerInsideAndOutsideOfANestedModelIsOneLayer() {
        var shared = new Dense(4);
        var i = new Input(4).tensor();
        var inner = new Model(i, shared.apply(i));
        var x = new Input(4).tensor();
        var model = new Model(x, shared.apply(inner.apply(x)));
        model.compile(new dev.corno.optimizers.SGD(0.1), MEAN_SQUARED_ERROR);

        model.fit(Tensor.full(1, 2, 4), Tensor.full(1, 2, 4), Fit.epochs(1).verbose(Verbosity.SILENT));

        assertEquals(4 * 4 + 4, model.parameters());
        assertEquals(inner.predict(inner.predict(X)), model.predict(X));
    }

    @Test
    void nestedModelsThatShareALayerTrainItOnce() {
        var x = new Input(4).tensor();
        var code = new Dense(4).apply(x);
        var encoder = new Model(x, code);
        var whole = new Model(x, new Dense(4).apply(code));
        var z = new Input(4).tensor();
        var model = new Model(z, whole.apply(encoder.apply(z)));

        assertEquals(List.of("functional/dense/kernel", "functional/dense/bias", "functional_1/dense_1/kernel", "functional_1/dense_1/bias"),
                List.copyOf(model.weights().keySet()));
        assertEquals(whole.predict(encoder.predict(X)), model.predict(X));
    }

    @Test
    void aLayerCannotHaveTwoSetsOfWeights() {
        var shared = new Dense(4);
        var left = new Input(4).tensor();
        var right = new Input(4).tensor();
        var first = shared.apply(left);
        var second = shared.apply(right);
        new Model(left, first).summary(new StringBuilder());
        new Model(right, second).summary(new StringBuilder());

        assertFails("Dense: expects to have one set of weights in a model, got two, from models that it was used in before. Make the model"
                + " that applies it twice first, or use two layers.", () -> new Model(List.of(left, right), List.of(new Add().apply(first, second))));
    }

    @Test
    void outputsOfOneLayerHaveNamesOfTheirOwn() {
        var x = new Input(3).tensor();
        var shared = new Dense(3);
        var once = shared.apply(x);
        var model = new Model(List.of(x), List.of(once, once, shared.apply(once)));

        assertEquals(List.of("dense", "dense_1", "dense_2"), model.network().outputNames());
    }

    @Test
    void freezesANestedModelByItsName() {
        var inner = new Sequential(new Input(4), new Dense(4, RELU)).name("features");
        var model = new Sequential(inner, new Dense(1));

        model.freeze("features");

        assertTrue(model.layer("features/dense").state().isFrozen());
        assertFalse(model.layer("dense").state().isFrozen());
    }

    @Test
    void namesTheLayersThereAreWhenOneIsNotFound() {
        assertFails("layer: expects one of [dense, input_layer], got \"dens\".", () -> linear().freeze("dens"));
    }

    @Test
    void namesTheWeightsThereAreWhenOneIsNotFound() {
        assertFails("weights: expects names among [dense/bias, dense/kernel], got \"dense/gamma\".",
                () -> linear().weights(Map.of("dense/gamma", X)));
    }

    @Test
    void rejectsAWeightOfAnotherShape() {
        assertFails("weights: \"dense/kernel\" has shape (2, 4) but the model expects (4, 1).",
                () -> linear().weights(Map.of("dense/kernel", X)));
    }

    @Test
    void trainingNeedsCompile() {
        assertFails("fit: the model is not compiled. Call model.compile(optimizer, loss, metrics) first.",
                () -> linear().fit(X, Tensor.of(new float[2], 2, 1), Fit.epochs(1)));
    }

    @Test
    void everySampleNeedsALabel() {
        assertFails("fit: x has 2 samples but y has 3. Each sample needs one label.",
                () -> compiled().fit(X, Tensor.of(new float[3], 3, 1), Fit.epochs(1)));
    }

    @Test
    void inputsMustHaveTheShapeOfTheInput() {
        assertFails("fit: input \"input_layer\" expects x of shape (batch, 4), got (batch, 3). Was the model built for other data?",
                () -> compiled().fit(Tensor.of(new float[6], 2, 3), Tensor.of(new float[2], 2, 1), Fit.epochs(1)));
    }

    @Test
    void showsHowToReshapeInputsOfAnotherRank() {
        assertFails("predict: input \"input_layer\" expects x of shape (batch, 4), got (batch, 2, 2). Reshape x with x.reshape(-1, 4).",
                () -> compiled().predict(Tensor.of(new float[8], 2, 2, 2)));
    }

    @Test
    void aSingleSampleIsNoBatch() {
        assertFails("predict: input \"input_layer\" expects x of shape (batch, 2, 3), got (batch, 3). For a single sample, reshape it to a"
                + " batch of one.", () -> new Sequential(new Input(2, 3), new Dense(1)).predict(Tensor.of(new float[6], 2, 3)));
    }

    @Test
    void predictionNeedsNoFittingLabels() {
        var model = compiled();

        assertEquals(List.of(model.predict(X)), model.predict(Dataset.of(X, Tensor.of(new float[14], 2, 7))));
    }

    @Test
    void anInputMayBeUnused() {
        var unused = new Input(2).tensor();
        var x = new Input(4).tensor();
        var model = new Model(List.of(unused, x), List.of(new Dense(3).apply(x)));
        model.compile(new dev.corno.optimizers.SGD(0.1), MEAN_SQUARED_ERROR);

        model.fit(List.of(Tensor.of(new float[4], 2, 2), X), List.of(Tensor.of(new float[6], 2, 3)), Fit.epochs(1).verbose(Verbosity.SILENT));

        assertEquals(List.of("input_layer", "input_layer_1", "dense"), model.layers().stream().map(NetworkLayer::name).toList());
        assertEquals(Tensor.of(new float[6], 2, 3), model.predict(List.of(Tensor.of(new float[4], 2, 2), X)).get(0));
    }

    @Test
    void sampleWeightsAreNumbers() {
        assertFails("fit: sampleWeight has NaN at sample 0. Remove such samples or put numbers in their place.",
                () -> compiled().fit(X, Tensor.of(new float[2], 2, 1), Fit.epochs(1).sampleWeight(Tensor.full(Float.NaN, 2))));
    }

    @Test
    void oneBatchAtATimeIsWhatAllAtOnceIs() {
        var model = compiled();
        Tensor y = Tensor.of(new float[] {1, 3}, 2, 1);

        assertEquals(model.predict(X), model.predictOnBatch(X));
        assertEquals(model.evaluate(X, y).loss(), model.testOnBatch(Batch.of(X, y)).get("loss").getAsDouble());
        assertEquals(5, model.trainOnBatch(Batch.of(X, y)).get("loss").getAsDouble());
        assertTrue(model.evaluate(X, y).loss() < 5);
    }

    @Test
    void loadsWithoutWhatTheFileWasCompiledFor(@TempDir Path folder) {
        var model = compiled();
        Path file = folder.resolve("m.keras");
        model.save(file);

        var loaded = Model.loadUncompiled(file);

        assertEquals(Optional.empty(), loaded.compilation());
        assertEquals(model.weights(), loaded.weights());
    }

    @Test
    void saysHowToGetSeveralOutputs() {
        var x = new Input(4).tensor();
        var model = new Model(List.of(x), List.of(x, new Dense(1).apply(x)));

        assertFails("predict: expects a model with one output, got 2. Call predict(List.of(x)) for all of them.", () -> model.predict(X));
        assertFails("outputShape: expects a model with one output, got 2. Ask model.outputs() for all of them.", model::outputShape);
    }

    @Test
    void namesTheInputsWhereTheirNumberDiffers() {
        assertFails("predict: expects 1 input [input_layer], got 2. Give one x for each input, in this order.",
                () -> linear().predict(List.of(X, X)));
    }

    @Test
    void notANumberIsFoundBeforeTraining() {
        assertFails("fit: x has NaN at sample 1, position (2). Remove such samples or put numbers in their place.",
                () -> compiled().fit(Tensor.of(new float[] {0, 0, 0, 0, 0, 0, Float.NaN, 0}, 2, 4), Tensor.of(new float[2], 2, 1), Fit.epochs(1)));
    }

    @Test
    void notANumberAmongTheSamplesHeldBackIsFoundBeforeTraining() {
        Tensor y = Tensor.of(new float[] {0, 0, 0, Float.NaN}, 4, 1);
        assertFails("fit: y has NaN at sample 3, position (0). Remove such samples or put numbers in their place.",
                () -> compiled().fit(Tensor.of(new float[16], 4, 4), y, Fit.epochs(1).validationSplit(0.5)));
    }

    @Test
    void oneBatchMustHoldNumbersToo() {
        Batch batch = Batch.of(X, Tensor.full(Float.NaN, 2, 1));
        assertFails("trainOnBatch: y has NaN at sample 0, position (0). Remove such samples or put numbers in their place.",
                () -> compiled().trainOnBatch(batch));
    }

    @Test
    void everyBatchOfADataSetMustFitTheLoss() {
        Dataset data = Dataset.generate(() -> List.of(Batch.of(X, Tensor.full(0, 2, 1)), Batch.of(X, Tensor.full(0, 2, 3))).iterator());
        assertFails("fit: loss MeanSquaredError expects y of shape (batch, 1) for output \"dense\", got (batch, 3). Change the last layer"
                + " or the labels so that they agree.", () -> compiled().fit(data, Fit.epochs(1).verbose(Verbosity.SILENT)));
    }

    @Test
    void whatIsWrongWithLabelsNamesWhatItWasMeasuredFor() {
        var x = new Input(4).tensor();
        var model = new Model(x, new Dense(3, SOFTMAX).name("digit").apply(x));
        model.compile(new dev.corno.optimizers.SGD(0.1), SPARSE_CATEGORICAL_CROSSENTROPY);
        Tensor good = Tensor.of(new int[2], 2);
        Tensor bad = Tensor.of(new int[] {0, 9}, 2);
        String rest = ": loss SparseCategoricalCrossentropy of output \"digit\": expects class indices 0..2 in y, got 9 in row 1 of the batch. Count "
                + "classes from 0 and give the last layer a unit for each.";

        assertFails("validation" + rest, () -> model.fit(X, good, Fit.epochs(1).validationData(X, bad).verbose(Verbosity.SILENT)));
        assertFails("evaluate" + rest, () -> model.evaluate(X, bad));
    }

    @Test
    void aSampleWeightThatIsNoNumberIsFoundBeforeTraining() {
        Fit weighted = Fit.epochs(1).sampleWeight(Tensor.of(new float[] {1, Float.NaN}, 2));
        assertFails("fit: sampleWeight has NaN at sample 1. Remove such samples or put numbers in their place.",
                () -> compiled().fit(Tensor.of(new float[8], 2, 4), Tensor.of(new float[2], 2, 1), weighted));
    }

    @Test
    void everyOutputNeedsALoss() {
        assertFails("compile: expects a loss for each of the outputs [dense], got none for \"dense\". Add .loss(\"dense\", ..., 1).",
                () -> linear().compile(Compile.with(new dev.corno.optimizers.SGD(0.1))));
    }

    @Test
    void lossesAreForOutputsThatAreThere() {
        assertFails("compile: expects names of outputs [dense], got \"price\".",
                () -> linear().compile(Compile.with(new dev.corno.optimizers.SGD(0.1)).loss("price", MEAN_SQUARED_ERROR, 1)));
    }

    private static Sequential linear() {
        return new Sequential(new Input(4), new Dense(1));
    }

    private static Sequential compiled() {
        var model = linear();
        model.compile(new dev.corno.optimizers.SGD(0.1), MEAN_SQUARED_ERROR);
        return model;
    }

    private static void assertFails(String message, Executable code) {
        assertEquals(message, assertThrows(RuntimeException.class, code).getMessage());
    }
}
