package dev.corno.backend.dl4j;

import static dev.corno.Failures.assertFails;
import static dev.corno.backend.dl4j.TinyNetworks.batch;
import static dev.corno.backend.dl4j.TinyNetworks.compile;
import static dev.corno.backend.dl4j.TinyNetworks.network;
import static dev.corno.backend.dl4j.TinyNetworks.random;
import static dev.corno.backend.dl4j.TinyNetworks.row;
import static dev.corno.backend.dl4j.TinyNetworks.weight;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.activations.Activations;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.StepResult;
import dev.corno.data.Batch;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Identity;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Average;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.merging.Maximum;
import dev.corno.layers.merging.Minimum;
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.regularization.Dropout;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.SGD;
import dev.corno.regularizers.L2;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Dl4jCompiledModelTest {

    private static final float FLOAT_TOLERANCE = 1e-5f;
    private static final Tensor X = random(1, 6, 4);
    private static final Tensor Y = random(2, 6, 3);

    private static Network perceptron() {
        return row(Shape.of(4), new Dense(5, Activations.TANH), new Dense(3));
    }

    @Test
    void oneStepIsGradientDescent() {
        Network network = row(Shape.of(1), new Dense(1));
        CompiledModel model = compile(network);
        float kernel = weight(network, "dense", 0).item();

        StepResult step = model.trainStep(batch(Tensor.of(new float[] {2}, 1, 1), Tensor.of(new float[] {1}, 1, 1)));

        float error = 2 * kernel - 1;
        assertEquals(error * error, step.loss(), FLOAT_TOLERANCE);
        assertEquals(kernel - 0.1f * 2 * error * 2, weight(network, "dense", 0).item(), FLOAT_TOLERANCE);
        assertEquals(-0.1f * 2 * error, weight(network, "dense", 1).item(), FLOAT_TOLERANCE);
    }

    @Test
    void gradientsAreSlopes() {
        Network network = row(Shape.of(5, 5, 2), new Conv2D(3, 3, Activations.TANH).strides(2), new GlobalAveragePooling2D(),
                new Dense(2, Activations.SIGMOID));
        CompiledModel model = compile(network);
        Tensor x = random(3, 2, 5, 5, 2);
        Tensor direction = random(4, 2, 2);

        CompiledModel.Gradients gradients = model.gradients(List.of(x), List.of(direction), true);

        assertSlope(model, x, direction, 0, gradients.inputs().get(0));
        assertSlope(model, x, direction, 37, gradients.inputs().get(0));
        assertEquals(List.of("conv2d/kernel", "conv2d/bias", "dense/kernel", "dense/bias"), List.copyOf(gradients.weights().keySet()));
    }

    private static void assertSlope(CompiledModel model, Tensor x, Tensor direction, int at, Tensor gradient) {
        float step = 1e-2f;
        double rise = projected(model, moved(x, at, step), direction) - projected(model, moved(x, at, -step), direction);
        assertEquals(rise / (2 * step), gradient.flat(at), 1e-3 * Math.max(0.1, Math.abs(gradient.flat(at))));
    }

    private static Tensor moved(Tensor x, int at, float by) {
        float[] values = x.toFloatArray();
        values[at] += by;
        return Tensor.of(values, x.shape().toArray());
    }

    private static double projected(CompiledModel model, Tensor x, Tensor direction) {
        Tensor y = model.predict(List.of(x)).get(0);
        double sum = 0;
        for (int i = 0; i < y.size(); i++) {
            sum += y.flatDouble(i) * direction.flatDouble(i);
        }
        return sum;
    }

    @Test
    void gradientsUpdateNothing() {
        Network network = perceptron();
        Tensor before = weight(network, "dense", 0);

        compile(network).gradients(List.of(X), List.of(Y), true);

        assertEquals(before, weight(network, "dense", 0));
    }

    @Test
    void sharedLayerTrainsOneSetOfWeights() {
        SymbolicTensor a = new Input(4).tensor();
        SymbolicTensor b = new Input(4).tensor();
        Dense tower = new Dense(3).name("tower");
        Network network = network(List.of(a, b), new Add().apply(tower.apply(a), tower.apply(b)));
        CompiledModel model = compile(network);
        Tensor other = random(5, 6, 4);

        Map<String, Tensor> shared = model.gradients(List.of(X, other), List.of(Y), true).weights();

        assertArrayEquals(sumOf(gradient(X), gradient(other)), shared.get("tower/kernel").toFloatArray(), FLOAT_TOLERANCE);
        assertEquals(2, shared.size());
    }

    private static float[] gradient(Tensor x) {
        return compile(row(Shape.of(4), new Dense(3))).gradients(List.of(x), List.of(Y), true).weights().get("dense/kernel")
                .toFloatArray();
    }

    private static float[] sumOf(float[] left, float[] right) {
        float[] sum = left.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += right[i];
        }
        return sum;
    }

    @Test
    void sharedLayerStaysSharedAfterSteps() {
        SymbolicTensor input = new Input(3).tensor();
        Dense twice = new Dense(3, Activations.TANH).name("twice");
        Network network = network(List.of(input), twice.apply(twice.apply(input)));
        CompiledModel model = compile(network);
        Tensor x = random(6, 4, 3);

        model.trainStep(batch(x, random(7, 4, 3)));

        Tensor once = compile(row(Shape.of(3), new Dense(3, Activations.TANH).kernelInitializer((shape, seed) -> weight(network, "twice", 0))
                .biasInitializer((shape, seed) -> weight(network, "twice", 1)))).predict(List.of(x)).get(0);
        Tensor expected = compile(row(Shape.of(3), new Dense(3, Activations.TANH)
                .kernelInitializer((shape, seed) -> weight(network, "twice", 0))
                .biasInitializer((shape, seed) -> weight(network, "twice", 1)))).predict(List.of(once)).get(0);
        assertArrayEquals(expected.toFloatArray(), model.predict(List.of(x)).get(0).toFloatArray(), FLOAT_TOLERANCE);
    }

    @Test
    void runningStatisticsOfASharedLayerMoveOncePerApplication() {
        SymbolicTensor a = new Input(1).tensor();
        SymbolicTensor b = new Input(1).tensor();
        BatchNormalization norm = new BatchNormalization().momentum(0.5).name("norm");
        Network network = network(List.of(a, b), new Add().apply(norm.apply(a), norm.apply(b)));
        Tensor four = Tensor.full(4, 2, 1);
        Tensor eight = Tensor.full(8, 2, 1);

        compile(network).trainStep(new Batch(List.of(four, eight), List.of(Tensor.full(0, 2, 1)), List.of()));

        assertEquals((0 * 0.5 + 4 * 0.5) * 0.5 + 8 * 0.5, weight(network, "norm", 2).item(), FLOAT_TOLERANCE);
        assertEquals(0.25, weight(network, "norm", 3).item(), FLOAT_TOLERANCE);
    }

    @Test
    void errorsOfAnOutputThatFeedsAnotherAddUp() {
        SymbolicTensor input = new Input(4).tensor();
        SymbolicTensor first = new Dense(3).name("first").apply(input);
        SymbolicTensor second = new Multiply().apply(first, first);
        Tensor ones = Tensor.full(1, 6, 3);

        Map<String, Tensor> both = compile(network(List.of(input), first, second))
                .gradients(List.of(X), List.of(ones, ones), true).weights();

        float[] expected = sumOf(
                compile(network(List.of(input), first)).gradients(List.of(X), List.of(ones), true).weights().get("first/kernel")
                        .toFloatArray(),
                compile(network(List.of(input), second)).gradients(List.of(X), List.of(ones), true).weights().get("first/kernel")
                        .toFloatArray());
        assertArrayEquals(expected, both.get("first/kernel").toFloatArray(), 1e-4f);
    }

    @Test
    void anInputMayBeAnOutput() {
        SymbolicTensor input = new Input(4).tensor();
        CompiledModel model = compile(network(List.of(input), new Identity().apply(input)));

        assertEquals(X, model.predict(List.of(X)).get(0));
        assertEquals(X, model.gradients(List.of(X), List.of(X), true).inputs().get(0));
    }

    @Test
    void sameSeedGivesTheSameBits() {
        assertEquals(trained(new Dropout(0.5)), trained(new Dropout(0.5)));
        assertEquals(trained(new Dropout(0.5).seed(3)), trained(new Dropout(0.5).seed(3)));
        assertNotEquals(trained(new Dropout(0.5).seed(3)), trained(new Dropout(0.5).seed(4)));
    }

    private static Tensor trained(Dropout dropout) {
        Network network = row(Shape.of(4), new Dense(5, Activations.TANH), dropout, new Dense(3));
        CompiledModel model = compile(network, new Adam(0.01));
        model.trainStep(batch(X, Y));
        model.trainStep(batch(X, Y));
        return weight(network, "dense", 0);
    }

    @Test
    void dropoutDropsItsShareAndScalesTheRest() {
        CompiledModel model = compile(row(Shape.of(10_000), new Dropout(0.3)));

        float[] y = model.gradients(List.of(Tensor.full(1, 1, 10_000)), List.of(Tensor.full(1, 1, 10_000)), true).outputs().get(0)
                .toFloatArray();

        long dropped = java.util.stream.IntStream.range(0, y.length).filter(i -> y[i] == 0).count();
        assertEquals(3000, dropped, 200);
        assertEquals(1 / 0.7, java.util.stream.IntStream.range(0, y.length).mapToDouble(i -> y[i]).max().orElseThrow(), FLOAT_TOLERANCE);
    }

    @Test
    void dropoutOfEverythingGivesZeros() {
        CompiledModel model = compile(row(Shape.of(3), new Dropout(1)));
        Tensor x = Tensor.of(new float[] {1, 2, 3}, 1, 3);
        assertArrayEquals(new float[3], model.trainStep(new Batch(List.of(x), List.of(x), List.of())).outputs().get(0).toFloatArray());
        assertArrayEquals(x.toFloatArray(), model.predict(List.of(x)).get(0).toFloatArray());
    }

    @ParameterizedTest
    @MethodSource("mergingLayers")
    void aSingleInputPassesThroughMergingLayers(Layer merging) {
        Tensor x = Tensor.of(new float[] {1, -2, 3}, 1, 3);
        assertArrayEquals(x.toFloatArray(), compile(row(Shape.of(3), merging)).predict(List.of(x)).get(0).toFloatArray());
    }

    static Stream<Layer> mergingLayers() {
        return Stream.of(new Add(), new Average(), new Concatenate(), new Maximum(), new Minimum(), new Multiply());
    }

    @Test
    void dropoutDropsOtherElementsAtEachStep() {
        CompiledModel model = compile(row(Shape.of(100), new Dense(100), new Dropout(0.5)), new SGD(1e-30));
        Batch batch = batch(random(1, 1, 100), Tensor.full(0, 1, 100));

        float[] first = model.trainStep(batch).outputs().get(0).toFloatArray();

        assertFalse(Arrays.equals(first, model.trainStep(batch).outputs().get(0).toFloatArray()));
    }

    @Test
    void trainingContinuesExactlyAfterItsStateIsRestored() {
        Network network = row(Shape.of(4), new Dense(5), new Dropout(0.5), new Dense(3));
        CompiledModel model = compile(network, new Adam(0.01));
        model.trainStep(batch(X, Y));
        List<List<Tensor>> weights = values(network);
        Map<String, Tensor> state = model.optimizerState();
        model.trainStep(batch(X, Y));

        Network copy = row(Shape.of(4), new Dense(5), new Dropout(0.5), new Dense(3));
        CompiledModel resumed = compile(copy, new Adam(0.01));
        for (int i = 0; i < weights.size(); i++) {
            copy.layers().get(i + 1).state().values(weights.get(i));
        }
        resumed.restoreOptimizerState(state);
        resumed.trainStep(batch(X, Y));

        assertEquals(values(network), values(copy));
        assertEquals(2, resumed.iterations());
    }

    private static List<List<Tensor>> values(Network network) {
        return network.layers().stream().filter(layer -> !layer.isInput()).map(layer -> layer.state().values()).toList();
    }

    @Test
    void frozenLayersStayAndOthersMove() {
        Network network = perceptron();
        TinyNetworks.freeze(network, "dense", true);
        Tensor frozen = weight(network, "dense", 0);
        Tensor free = weight(network, "dense_1", 0);

        compile(network).trainStep(batch(X, Y));

        assertEquals(frozen, weight(network, "dense", 0));
        assertNotEquals(free, weight(network, "dense_1", 0));
    }

    @Test
    void unfreezingCountsFromTheNextStep() {
        Network network = perceptron();
        TinyNetworks.freeze(network, "dense", true);
        CompiledModel model = compile(network, new Adam(0.01));
        model.trainStep(batch(X, Y));
        Tensor frozen = weight(network, "dense", 0);

        TinyNetworks.freeze(network, "dense", false);
        model.trainStep(batch(X, Y));

        assertNotEquals(frozen, weight(network, "dense", 0));
        assertEquals(2, model.iterations());
    }

    @Test
    void frozenBatchNormalizationUsesAndKeepsItsStatistics() {
        Network network = row(Shape.of(4), new BatchNormalization(), new Dense(3));
        CompiledModel model = compile(network);
        model.trainStep(batch(X, Y));
        TinyNetworks.freeze(network, "batch_normalization", true);
        Tensor mean = weight(network, "batch_normalization", 2);
        Tensor predicted = model.predict(List.of(X)).get(0);

        StepResult step = model.trainStep(batch(X, Y));

        assertArrayEquals(predicted.toFloatArray(), step.outputs().get(0).toFloatArray(), FLOAT_TOLERANCE);
        assertEquals(mean, weight(network, "batch_normalization", 2));
    }

    @Test
    void gradientsInInferenceModeUseRunningStatistics() {
        Network network = row(Shape.of(4), new BatchNormalization(), new Dropout(0.5));
        CompiledModel model = compile(network);

        CompiledModel.Gradients gradients = model.gradients(List.of(X), List.of(Tensor.full(1, 6, 4)), false);

        assertArrayEquals(model.predict(List.of(X)).get(0).toFloatArray(), gradients.outputs().get(0).toFloatArray(), FLOAT_TOLERANCE);
        assertEquals(1 / Math.sqrt(1.001), gradients.inputs().get(0).flat(0), FLOAT_TOLERANCE);
    }

    @Test
    void penaltiesOfTrainedWeightsArePartOfEveryLoss() {
        Network network = row(Shape.of(4), new Dense(3).kernelRegularizer(new L2(0.5)));
        CompiledModel model = compile(network);
        double penalty = 0;
        for (float each : weight(network, "dense", 0).toFloatArray()) {
            penalty += 0.5 * each * each;
        }

        StepResult tested = model.testStep(batch(X, Y));

        assertEquals(penalty, tested.loss() - tested.outputLosses().get(0), FLOAT_TOLERANCE);
        TinyNetworks.freeze(network, "dense", true);
        assertEquals(tested.outputLosses().get(0), model.testStep(batch(X, Y)).loss(), FLOAT_TOLERANCE);
    }

    @Test
    void penaltiesPullWeights() {
        Network network = row(Shape.of(1), new Dense(1).useBias(false).kernelRegularizer(new L2(0.5)));
        CompiledModel model = compile(network);
        float kernel = weight(network, "dense", 0).item();

        model.trainStep(batch(Tensor.full(0, 1, 1), Tensor.full(0, 1, 1)));

        assertEquals(kernel - 0.1f * kernel, weight(network, "dense", 0).item(), FLOAT_TOLERANCE);
    }

    @Test
    void integersAreComputedWithAsFloats() {
        CompiledModel model = compile(row(Shape.of(2), new Dense(3)));

        Tensor bytes = model.predict(List.of(Tensor.of(new byte[] {(byte) 200, 1}, 1, 2))).get(0);

        assertEquals(model.predict(List.of(Tensor.of(new float[] {200, 1}, 1, 2))).get(0), bytes);
    }

    @Test
    void twoModelsOverTheSameWeightsSeeEachOthersSteps() {
        SymbolicTensor input = new Input(4).tensor();
        SymbolicTensor hidden = new Dense(3).apply(input);
        Network inner = network(List.of(input), hidden);
        Network outer = new Network(List.of(input), List.of(new Dense(3).apply(hidden)), inner.nodes().get(0).state().store());
        CompiledModel whole = compile(outer);
        CompiledModel part = compile(inner);
        Tensor before = part.predict(List.of(X)).get(0);

        whole.trainStep(batch(X, Y));

        assertNotEquals(before, part.predict(List.of(X)).get(0));
    }

    @Test
    void notANumberComesThrough() {
        CompiledModel model = compile(row(Shape.of(2), new Dense(3, Activations.RELU), new Dense(1)));

        assertTrue(Double.isNaN(model.testStep(batch(Tensor.full(Float.NaN, 1, 2), Tensor.full(0, 1, 1))).loss()));
    }

    @Test
    void theGraphPredictsTheSameInPlainDl4j() {
        CompiledModel model = compile(perceptron());

        ComputationGraph graph = model.unwrap(ComputationGraph.class);

        Twins.assertClose("predictions", model.predict(List.of(X)).get(0), NdArrays.toTensor(graph.outputSingle(NdArrays.of(X))),
                Twins.FLOAT_TOLERANCE);
        assertFails("unwrap: expects org.deeplearning4j.nn.graph.ComputationGraph, got java.lang.String.",
                () -> model.unwrap(String.class));
    }

    @Test
    void saysWhichInputHasTheWrongShape() {
        CompiledModel model = compile(perceptron());

        assertFails("predict: expects input \"input_layer\" of shape (batch, 4), got (6, 3).", () -> model.predict(List.of(Y)));
        assertFails("predict: expects input \"input_layer\" of shape (batch, 4), got (4).",
                () -> model.predict(List.of(Tensor.full(0, 4))));
        assertFails("predict: expects 1 inputs [input_layer], got 2.", () -> model.predict(List.of(X, X)));
        assertFails("predict: expects at least one sample, and as many in each input, got 0 in input \"input_layer\" and 0 in"
                + " \"input_layer\".", () -> model.predict(List.of(Tensor.full(0, 0, 4))));
        assertFails("gradients: expects outputGradients of the shapes of the outputs, [(6, 3)], got [(6, 4)].",
                () -> model.gradients(List.of(X), List.of(X), true));
    }

    @Test
    void onlyCompiledModelsTrain() {
        CompiledModel model = new Dl4jBackend().compile(perceptron(), Optional.empty(), 1);

        assertEquals("fit: the model is not compiled. Call model.compile(optimizer, loss, metrics) first.",
                assertThrows(IllegalStateException.class, () -> model.trainStep(batch(X, Y))).getMessage());
        assertEquals(Shape.of(6, 3), model.predict(List.of(X)).get(0).shape());
    }

    @Test
    void aClosedModelKeepsItsWeightsAndRunsNoMore() {
        Network network = perceptron();
        CompiledModel model = compile(network);
        model.trainStep(batch(X, Y));
        Tensor predicted = model.predict(List.of(X)).get(0);
        model.close();

        assertEquals("CompiledModel: expects to be open, but it was closed. Compile the model again.",
                assertThrows(IllegalStateException.class, () -> model.predict(List.of(X))).getMessage());
        assertEquals(predicted, compile(network).predict(List.of(X)).get(0));
    }
}
