package dev.corno.backend.dl4j;

import static dev.corno.backend.dl4j.TinyNetworks.network;
import static dev.corno.backend.dl4j.TinyNetworks.random;
import static dev.corno.backend.dl4j.TinyNetworks.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.activations.Activations;
import dev.corno.activations.ElementwiseActivation;
import dev.corno.backend.BackendException;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.CompiledNetwork;
import dev.corno.backend.StepResult;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerState;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.Padding;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Add;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.losses.Losses;
import dev.corno.optimizers.Adam;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a plan computes depends neither on the plans that ran before it nor on threads. */
class PlanCachingTest {

    private static final int SIZES = 9;

    private static Network picture() {
        SymbolicTensor x = new Input(6, 6, 2).tensor();
        SymbolicTensor trunk = in(x, new Conv2D(4, 3).padding(Padding.SAME), new BatchNormalization(), new ReLU());
        SymbolicTensor sum = new Add().apply(trunk, in(trunk, new Conv2D(4, 3).padding(Padding.SAME), new BatchNormalization()));
        return network(List.of(x), in(sum, new ReLU(), new MaxPooling2D(), new Flatten(), new Dropout(0.3),
                new Dense(8, Activations.TANH), new Dense(3)));
    }

    private static SymbolicTensor in(SymbolicTensor start, Layer... layers) {
        SymbolicTensor tensor = start;
        for (Layer layer : layers) {
            tensor = layer.apply(tensor);
        }
        return tensor;
    }

    private static CompiledModel compile(Network network) {
        int outputs = network.outputs().size();
        return new CompiledNetwork(network, Optional.of(new TrainingSpec(new Adam(0.01), Collections.nCopies(outputs,
                Losses.MEAN_SQUARED_ERROR), Collections.nCopies(outputs, 1.0))), 7, new PlanEngine());
    }

    private static List<Tensor> x(int size) {
        return List.of(random(size, size, 6, 6, 2));
    }

    private static Batch batch(int size) {
        return new Batch(x(size), List.of(random(size, size, 3)), List.of());
    }

    private static List<List<Tensor>> weights(Network network) {
        return network.layers().stream().filter(layer -> !layer.isInput()).map(layer -> layer.state().values()).toList();
    }

    private static LayerState state(Network network, String name) {
        return network.layers().stream().filter(layer -> layer.name().equals(name)).map(NetworkLayer::state).findFirst().orElseThrow();
    }

    @Test
    void moreSizesThanPlansAreKeptPredictTheSameEveryTime() {
        CompiledModel model = compile(picture());
        List<Tensor> first = IntStream.range(1, SIZES).mapToObj(size -> model.predict(x(size)).get(0)).toList();

        List<Tensor> second = IntStream.range(1, SIZES).mapToObj(size -> model.predict(x(size)).get(0)).toList();

        assertEquals(first, second);
    }

    @Test
    void trainingIsTheSameWhateverRunsBetweenItsSteps() {
        Network alone = picture();
        Network interrupted = picture();
        CompiledModel straight = compile(alone);
        CompiledModel model = compile(interrupted);

        for (int size = 1; size < SIZES; size++) {
            straight.trainStep(batch(size));
            model.predict(x(size + 1));
            model.gradients(x(2), List.of(random(1, 2, 3)), true);
            model.trainStep(batch(size));
            model.testStep(batch(SIZES - size));
            model.gradients(x(size), List.of(random(1, size, 3)), false);
        }

        assertEquals(weights(alone), weights(interrupted));
    }

    @Test
    void lossesAreTheSameWhateverRunsBetweenThem() {
        CompiledModel model = compile(picture());
        double tested = model.testStep(batch(4)).loss();
        Tensor predicted = model.predict(x(4)).get(0);
        CompiledModel.Gradients gradients = model.gradients(x(4), List.of(random(1, 4, 3)), true);

        IntStream.range(1, SIZES).forEach(size -> model.predict(x(size)));

        assertEquals(gradients, model.gradients(x(4), List.of(random(1, 4, 3)), true));
        assertEquals(predicted, model.predict(x(4)).get(0));
        assertEquals(tested, model.testStep(batch(4)).loss());
    }

    @Test
    void gradientsStayWhatTheyAreAfterTheNextCall() {
        CompiledModel model = compile(picture());
        CompiledModel.Gradients gradients = model.gradients(x(4), List.of(random(1, 4, 3)), false);
        Tensor outputs = Tensor.of(gradients.outputs().get(0).toFloatArray(), 4, 3);

        model.trainStep(batch(4));
        model.gradients(x(4), List.of(random(2, 4, 3)), false);

        assertEquals(outputs, gradients.outputs().get(0));
    }

    @Test
    void weightsThatAreSetBetweenStepsCount() {
        Network network = picture();
        CompiledModel model = compile(network);
        Tensor before = model.predict(x(4)).get(0);
        List<Tensor> kernel = state(network, "conv2d").values();
        List<Tensor> statistics = state(network, "batch_normalization").values();
        model.trainStep(batch(4));

        state(network, "conv2d").values(List.of(kernel.get(0).times(3), kernel.get(1)));
        assertNotEquals(before, model.predict(x(4)).get(0));
        restore(network, weights(picture()));

        assertEquals(before, model.predict(x(4)).get(0));
        assertEquals(statistics, state(network, "batch_normalization").values());
    }

    private static void restore(Network network, List<List<Tensor>> weights) {
        List<NetworkLayer> layers = network.layers().stream().filter(layer -> !layer.isInput()).toList();
        IntStream.range(0, layers.size()).forEach(i -> layers.get(i).state().values(weights.get(i)));
    }

    @Test
    void freezingBetweenStepsCountsForTheLayersItNames() {
        Network network = picture();
        CompiledModel model = compile(network);
        model.trainStep(batch(4));
        List<Tensor> norm = state(network, "batch_normalization").values();
        List<Tensor> kernel = state(network, "conv2d").values();
        List<Tensor> dense = state(network, "dense").values();
        TinyNetworks.freeze(network, "batch_normalization", true);
        TinyNetworks.freeze(network, "dense", true);

        model.trainStep(batch(4));

        assertEquals(norm, state(network, "batch_normalization").values());
        assertEquals(dense, state(network, "dense").values());
        assertNotEquals(kernel, state(network, "conv2d").values());
        TinyNetworks.freeze(network, "dense", false);
        model.trainStep(batch(4));
        assertNotEquals(dense, state(network, "dense").values());
    }

    @Test
    void freezingEverythingTrainsNothing() {
        Network network = picture();
        CompiledModel model = compile(network);
        model.trainStep(batch(4));
        List<List<Tensor>> before = weights(network);
        network.layers().stream().filter(layer -> !layer.isInput()).forEach(layer -> layer.state().freeze(true));

        model.trainStep(batch(4));

        assertEquals(before, weights(network));
    }

    @Test
    void threadsThatPredictAtOnceGetWhatOneGets() throws Exception {
        CompiledModel model = compile(picture());
        List<Tensor> expected = IntStream.range(1, SIZES).mapToObj(size -> model.predict(x(size)).get(0)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Tensor>> got = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int size = 1 + i % (SIZES - 1);
                got.add(threads.submit(() -> model.predict(x(size)).get(0)));
            }
            for (int i = 0; i < got.size(); i++) {
                Twins.assertClose("prediction " + i, expected.get(i % (SIZES - 1)), got.get(i).get(), Twins.FLOAT_TOLERANCE);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void modelsInSeveralThreadsTrainAsOneAlone() throws Exception {
        List<List<Tensor>> expected = trained(picture());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<List<Tensor>>>> got = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                got.add(threads.submit(() -> trained(picture())));
            }
            for (Future<List<List<Tensor>>> weights : got) {
                assertSame(expected, weights.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void assertSame(List<List<Tensor>> expected, List<List<Tensor>> got) {
        IntStream.range(0, expected.size()).forEach(i ->
                Twins.assertClose("weights " + i, expected.get(i), got.get(i), Twins.TRAINED_TOLERANCE));
    }

    private static List<List<Tensor>> trained(Network network) {
        try (CompiledModel model = compile(network)) {
            IntStream.range(1, SIZES).forEach(size -> model.trainStep(batch(size)));
            return weights(network);
        }
    }

    @Test
    void modelsThatShareWeightsTrainThemInTurn() {
        SymbolicTensor x = new Input(4).tensor();
        SymbolicTensor hidden = new Dense(3, Activations.TANH).apply(x);
        Network inner = network(List.of(x), hidden);
        Network outer = new Network(List.of(x), List.of(new Dense(3).apply(hidden)), inner.nodes().get(0).state().store());
        CompiledModel part = compile(inner);
        CompiledModel whole = compile(outer);
        Batch batch = TinyNetworks.batch(random(1, 6, 4), random(2, 6, 3));

        for (int step = 0; step < 5; step++) {
            Tensor before = state(outer, "dense").values().get(0);
            part.trainStep(batch);
            Tensor between = state(outer, "dense").values().get(0);
            whole.trainStep(batch);
            assertNotEquals(before, between);
            assertNotEquals(between, state(inner, "dense").values().get(0));
        }
        assertEquals(compile(inner).predict(batch.x()), part.predict(batch.x()));
    }

    // Small batches run on one thread, large ones on all.
    @Test
    void samplesAloneGiveWhatTheyGiveTogether() {
        CompiledModel model = compile(row(Shape.of(28, 28, 8), new Conv2D(16, 3, Activations.RELU), new BatchNormalization(),
                new MaxPooling2D(), new Flatten(), new Dense(64, Activations.TANH), new Dense(10, Activations.SOFTMAX)));
        Tensor x = random(1, 32, 28, 28, 8);
        Tensor slopes = random(2, 32, 10);
        CompiledModel.Gradients together = model.gradients(List.of(x), List.of(slopes), false);
        Tensor predicted = model.predict(List.of(x)).get(0);

        for (int i = 0; i < 32; i++) {
            CompiledModel.Gradients alone = model.gradients(List.of(x.slice(i, i + 1)), List.of(slopes.slice(i, i + 1)), false);
            Twins.assertClose("gradient " + i, together.inputs().get(0).slice(i, i + 1), alone.inputs().get(0), Twins.FLOAT_TOLERANCE);
            Twins.assertClose("output " + i, predicted.slice(i, i + 1), model.predict(List.of(x.slice(i, i + 1))).get(0),
                    Twins.FLOAT_TOLERANCE);
        }
    }

    @Test
    void gradientsOfSamplesAddUpToThoseOfTheirBatch() {
        CompiledModel model = compile(row(Shape.of(28, 28, 8), new Conv2D(16, 3, Activations.RELU), new MaxPooling2D(), new Flatten(),
                new Dense(10, Activations.TANH)));
        Tensor x = random(1, 32, 28, 28, 8);
        Tensor slopes = random(2, 32, 10);
        Tensor together = model.gradients(List.of(x), List.of(slopes), false).weights().get("conv2d/kernel");

        double[] sum = new double[together.size()];
        for (int i = 0; i < 32; i++) {
            Tensor alone = model.gradients(List.of(x.slice(i, i + 1)), List.of(slopes.slice(i, i + 1)), false).weights()
                    .get("conv2d/kernel");
            IntStream.range(0, sum.length).forEach(at -> sum[at] += alone.flatDouble(at));
        }

        // Sums of 676 numbers for each of 32 pictures.
        Twins.assertClose("gradient", Tensor.of(sum, together.shape().toArray()), together, Twins.TRAINED_TOLERANCE);
    }

    @Test
    void aBatchThatFailsLeavesTheModelAsItWas() {
        Network network = picture();
        Network other = picture();
        CompiledModel model = compile(network);
        CompiledModel straight = compile(other);
        model.trainStep(batch(4));
        straight.trainStep(batch(4));

        assertThrows(IllegalArgumentException.class, () -> model.trainStep(new Batch(x(4), List.of(random(1, 4, 5)), List.of())));
        assertThrows(IllegalArgumentException.class, () -> model.predict(List.of(random(1, 4, 6, 6, 3))));
        assertThrows(IllegalArgumentException.class, () -> model.gradients(x(4), x(4), true));

        StepResult expected = straight.trainStep(batch(4));
        assertEquals(expected.loss(), model.trainStep(batch(4)).loss());
        assertEquals(weights(other), weights(network));
        assertEquals(2, model.iterations());
    }

    @Test
    void aLayerThatFailsLeavesTheModelAsItWas() {
        Fuse fuse = new Fuse();
        Network network = row(Shape.of(4), new Dense(5, fuse), new BatchNormalization(), new Dense(3));
        CompiledModel model = compile(network);
        Batch batch = TinyNetworks.batch(random(1, 6, 4), random(2, 6, 3));
        model.trainStep(batch);
        List<List<Tensor>> before = weights(network);

        fuse.isBlown = true;
        assertThrows(BackendException.class, () -> model.trainStep(batch));
        fuse.isBlown = false;

        assertEquals(before, weights(network));
        assertEquals(1, model.iterations());
        model.trainStep(batch);
        assertNotEquals(before, weights(network));
    }

    private static final class Fuse implements ElementwiseActivation {

        private boolean isBlown;

        @Override
        public String name() {
            return "fuse";
        }

        @Override
        public double value(double x) {
            return x;
        }

        @Override
        public double derivative(double x) {
            if (isBlown) {
                throw new IllegalStateException("blown");
            }
            return 1;
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        Network network = picture();
        CompiledModel model = compile(network);
        model.trainStep(batch(4));
        List<List<Tensor>> trained = weights(network);
        model.close();
        model.close();

        assertEquals("CompiledModel: expects to be open, but it was closed. Compile the model again.",
                assertThrows(IllegalStateException.class, () -> model.trainStep(batch(4))).getMessage());
        assertEquals(trained, weights(network));
    }
}
