package dev.corno.backend.dl4j;

import static dev.corno.backend.dl4j.TinyNetworks.network;
import static dev.corno.backend.dl4j.TinyNetworks.random;
import static dev.corno.backend.dl4j.TinyNetworks.row;

import dev.corno.activations.Activations;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.Padding;
import dev.corno.layers.activation.LeakyReLU;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Identity;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Average;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.merging.Maximum;
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.merging.Subtract;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.layers.reshaping.Reshape;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.losses.BinaryCrossentropy;
import dev.corno.losses.CategoricalCrossentropy;
import dev.corno.losses.Loss;
import dev.corno.losses.Losses;
import dev.corno.losses.SparseCategoricalCrossentropy;
import dev.corno.models.Sequential;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.SGD;
import dev.corno.regularizers.L2;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The step plan computes what DL4J computes where tensors and weights are used more than once, and where losses are fused. */
class PlanCombinationsTest {

    private static final int BATCH = 4;
    private static final int STEPS = 10;

    static Stream<Arguments> networks() {
        return Stream.of(
                named("layer applied twice in a row", PlanCombinationsTest::twiceInARow),
                named("layer applied to two inputs", PlanCombinationsTest::siamese),
                named("normalization applied to two inputs", PlanCombinationsTest::normalizedTwins),
                named("nested model applied twice", PlanCombinationsTest::nested),
                named("two outputs", PlanCombinationsTest::twoOutputs),
                named("output that is used inside", PlanCombinationsTest::outputUsedInside),
                named("same tensor as two outputs", PlanCombinationsTest::twinOutputs),
                named("input as output", PlanCombinationsTest::inputAsOutput),
                named("tensor added to itself", PlanCombinationsTest::doubled),
                named("tensor behind views used by others", PlanCombinationsTest::viewsOfOne),
                named("gradient passed on to many", PlanCombinationsTest::gradientOfMany),
                named("residual blocks", PlanCombinationsTest::residual),
                named("residual block before activation", PlanCombinationsTest::preActivation),
                named("inception block", PlanCombinationsTest::inception),
                named("densely connected block", PlanCombinationsTest::denseBlock),
                named("normalization without weights", PlanCombinationsTest::weightlessNormalization),
                named("normalized convolution", PlanCombinationsTest::normalizedConvolution),
                named("padded summand", PlanCombinationsTest::paddedSummand),
                named("activation of an input", PlanCombinationsTest::activatedInput),
                named("penalties", PlanCombinationsTest::penalized));
    }

    private static Arguments named(String name, Supplier<Network> network) {
        return Arguments.of(org.junit.jupiter.api.Named.of(name, network));
    }

    private static Network twiceInARow() {
        SymbolicTensor x = new Input(5).tensor();
        Dense twice = new Dense(5, Activations.TANH);
        return network(List.of(x), twice.apply(twice.apply(x)));
    }

    private static Network siamese() {
        SymbolicTensor a = new Input(6, 6, 2).tensor();
        SymbolicTensor b = new Input(6, 6, 2).tensor();
        Conv2D tower = new Conv2D(3, 3, Activations.RELU);
        SymbolicTensor distance = new Subtract().apply(tower.apply(a), tower.apply(b));
        return network(List.of(a, b), new Dense(2).apply(new Flatten().apply(distance)));
    }

    private static Network normalizedTwins() {
        SymbolicTensor a = new Input(5).tensor();
        SymbolicTensor b = new Input(5).tensor();
        BatchNormalization norm = new BatchNormalization().momentum(0.7);
        return network(List.of(a, b), new Dense(3).apply(new Multiply().apply(norm.apply(a), norm.apply(b))));
    }

    private static Network nested() {
        Sequential inner = new Sequential(new Input(4), new Dense(4, Activations.RELU), new BatchNormalization(), new Dense(4))
                .seed(3);
        SymbolicTensor x = new Input(4).tensor();
        return network(List.of(x), new Dense(2).apply(inner.apply(List.of(inner.apply(List.of(x))))));
    }

    private static Network twoOutputs() {
        SymbolicTensor x = new Input(5).tensor();
        SymbolicTensor trunk = new Dense(8, Activations.RELU).apply(x);
        return network(List.of(x), new Dense(3).apply(trunk), new Dense(1, Activations.SIGMOID).apply(trunk));
    }

    private static Network outputUsedInside() {
        SymbolicTensor x = new Input(5).tensor();
        SymbolicTensor first = new Dense(4, Activations.SOFTMAX).apply(x);
        return network(List.of(x), first, new Dense(2, Activations.TANH).apply(first));
    }

    private static Network twinOutputs() {
        SymbolicTensor x = new Input(5).tensor();
        SymbolicTensor y = new Dense(4, Activations.SIGMOID).apply(x);
        return network(List.of(x), y, y);
    }

    private static Network inputAsOutput() {
        SymbolicTensor x = new Input(5).tensor();
        return network(List.of(x), new Dense(4).apply(x), new Identity().apply(x));
    }

    private static Network doubled() {
        SymbolicTensor x = new Input(5).tensor();
        SymbolicTensor y = new Dense(4, Activations.RELU).apply(x);
        return network(List.of(x), new Activation(Activations.TANH).apply(new Add().apply(y, y)),
                new Multiply().apply(y, y), new Subtract().apply(y, y));
    }

    private static Network viewsOfOne() {
        SymbolicTensor x = new Input(2, 6).tensor();
        SymbolicTensor y = new Dense(6, Activations.TANH).apply(x);
        SymbolicTensor flat = new Flatten().apply(y);
        SymbolicTensor activated = new ReLU().apply(flat);
        SymbolicTensor back = new Activation(Activations.SIGMOID).apply(new Reshape(2, 6).apply(flat));
        return network(List.of(x), new Add().apply(y, back), new Dense(3).apply(activated));
    }

    // Each branch changes its gradient in place if it may.
    private static Network gradientOfMany() {
        SymbolicTensor x = new Input(6).tensor();
        SymbolicTensor a = new Dense(4, Activations.TANH).apply(x);
        SymbolicTensor b = new Dense(4, Activations.SIGMOID).apply(x);
        SymbolicTensor c = new LeakyReLU(0.3).apply(new Dense(4).apply(x));
        SymbolicTensor inner = new Add().apply(a, b);
        SymbolicTensor outer = new Add().apply(List.of(inner, c, a));
        SymbolicTensor mixed = new Average().apply(List.of(outer, new Maximum().apply(a, c), inner));
        return network(List.of(x), new Identity().apply(mixed));
    }

    private static Network residual() {
        SymbolicTensor x = new Input(6, 6, 3).tensor();
        SymbolicTensor start = new Conv2D(4, 3, Activations.RELU).padding(Padding.SAME).apply(x);
        SymbolicTensor first = block(start, 4);
        SymbolicTensor second = block(first, 4);
        return network(List.of(x), new Dense(3).apply(new GlobalAveragePooling2D().apply(second)));
    }

    private static SymbolicTensor block(SymbolicTensor x, int filters) {
        SymbolicTensor y = in(x, new Conv2D(filters, 3).padding(Padding.SAME).useBias(false), new BatchNormalization(), new ReLU(),
                new Conv2D(filters, 3).padding(Padding.SAME).useBias(false), new BatchNormalization());
        return new ReLU().apply(new Add().apply(y, x));
    }

    private static Network preActivation() {
        SymbolicTensor x = new Input(6, 6, 4).tensor();
        SymbolicTensor y = in(x, new BatchNormalization(), new ReLU(), new Conv2D(4, 3).padding(Padding.SAME), new BatchNormalization(),
                new ReLU(), new Conv2D(4, 1));
        SymbolicTensor sum = new Add().apply(x, y);
        return network(List.of(x), in(sum, new BatchNormalization(), new ReLU(), new Flatten(), new Dense(2)));
    }

    private static Network inception() {
        SymbolicTensor x = new Input(6, 6, 3).tensor();
        SymbolicTensor stem = new Conv2D(4, 3, Activations.RELU).padding(Padding.SAME).apply(x);
        SymbolicTensor joined = new Concatenate().apply(List.of(new Conv2D(2, 1, Activations.RELU).apply(stem),
                in(stem, new Conv2D(2, 1, Activations.RELU), new Conv2D(3, 3, Activations.RELU).padding(Padding.SAME)),
                new AveragePooling2D(3).strides(1).padding(Padding.SAME).apply(stem), stem));
        return network(List.of(x), in(joined, new MaxPooling2D(), new Flatten(), new Dense(2)));
    }

    private static Network denseBlock() {
        SymbolicTensor x = new Input(5, 5, 2).tensor();
        SymbolicTensor all = x;
        for (int i = 0; i < 3; i++) {
            all = new Concatenate().apply(all, in(all, new BatchNormalization(), new ReLU(), new Conv2D(2, 3).padding(Padding.SAME)));
        }
        return network(List.of(x), in(all, new GlobalAveragePooling2D(), new Dense(2)));
    }

    private static Network normalizedConvolution() {
        return row(Shape.of(6, 6, 3), new Conv2D(4, 3).useBias(false), new BatchNormalization(), new ReLU(), new Conv2D(4, 3),
                new BatchNormalization().scale(false), new Activation(Activations.TANH), new Flatten(), new Dense(3),
                new BatchNormalization().center(false));
    }

    private static Network weightlessNormalization() {
        return row(Shape.of(4, 4, 3), new Conv2D(4, 3), new BatchNormalization().scale(false).center(false), new ReLU(), new Flatten(),
                new Dense(2));
    }

    private static Network paddedSummand() {
        SymbolicTensor x = new Input(4, 4, 3).tensor();
        SymbolicTensor padded = new ZeroPadding2D(1).apply(x);
        SymbolicTensor sum = new Add().apply(padded, new Conv2D(3, 3).padding(Padding.SAME).apply(new ReLU().apply(padded)));
        return network(List.of(x), in(sum, new Flatten(), new Dense(2)));
    }

    private static Network activatedInput() {
        SymbolicTensor x = new Input(5).tensor();
        SymbolicTensor activated = new ReLU().apply(x);
        return network(List.of(x), new Dense(2).apply(activated), new Dense(2).apply(x));
    }

    private static Network penalized() {
        return row(Shape.of(5), new Dense(4, Activations.TANH).kernelRegularizer(new L2(0.1)).biasRegularizer(new L2(0.05)), new Dense(2));
    }

    private static SymbolicTensor in(SymbolicTensor start, Layer... layers) {
        SymbolicTensor tensor = start;
        for (Layer layer : layers) {
            tensor = layer.apply(tensor);
        }
        return tensor;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void predictsTheSame(Supplier<Network> network) {
        try (Twins twins = new Twins(network, squares(network.get()))) {
            twins.assertSamePredictions(inputs(network.get()));
            twins.assertSamePredictions(inputs(network.get()));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void hasTheSameGradients(Supplier<Network> network) {
        try (Twins twins = new Twins(network, squares(network.get()))) {
            twins.assertSameGradients(inputs(network.get()), targets(network.get()), false);
            twins.assertSameGradients(inputs(network.get()), targets(network.get()), true);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void trainsTheSame(Supplier<Network> network) {
        try (Twins twins = new Twins(network, squares(network.get()))) {
            twins.assertSameTraining(new Batch(inputs(network.get()), targets(network.get()), List.of()), STEPS);
            twins.assertSamePredictions(inputs(network.get()));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void trainsTheSameWithEverySecondLayerFrozen(Supplier<Network> network) {
        try (Twins twins = new Twins(network, squares(network.get()))) {
            twins.networks().forEach(PlanCombinationsTest::freezeEverySecondLayer);
            twins.assertSameTraining(new Batch(inputs(network.get()), targets(network.get()), List.of()), STEPS);
        }
    }

    private static void freezeEverySecondLayer(Network network) {
        for (int i = 1; i < network.layers().size(); i += 2) {
            if (!network.layers().get(i).isInput()) {
                network.layers().get(i).state().freeze(true);
            }
        }
    }

    static Stream<Arguments> fusedLosses() {
        Tensor classes = Tensor.of(new int[] {2, 0, 1, 2}, BATCH);
        Tensor oneHot = classes.oneHot(3);
        Tensor bits = Tensor.of(new float[] {1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0}, BATCH, 3);
        List<Tensor> none = List.of();
        List<Tensor> weights = List.of(Tensor.of(new float[] {0.5f, 2, 0, 1}, BATCH));
        return Stream.of(
                Arguments.of(new Dense(3, Activations.SOFTMAX), new SparseCategoricalCrossentropy(), classes, none),
                Arguments.of(new Dense(3, Activations.SOFTMAX), new CategoricalCrossentropy(), oneHot, weights),
                Arguments.of(new Dense(3, Activations.SIGMOID), new BinaryCrossentropy(), bits, weights),
                Arguments.of(new Activation(Activations.SOFTMAX), new SparseCategoricalCrossentropy(), classes, weights),
                Arguments.of(new Activation(Activations.SIGMOID), new BinaryCrossentropy(), bits, none),
                Arguments.of(new Softmax(), new CategoricalCrossentropy(), oneHot, none),
                Arguments.of(new Identity(), new SparseCategoricalCrossentropy().fromLogits(true), classes, weights),
                Arguments.of(new Identity(), new BinaryCrossentropy().fromLogits(true), bits, none));
    }

    @ParameterizedTest
    @MethodSource("fusedLosses")
    void fusedLossesTrainTheSame(Layer last, Loss loss, Tensor y, List<Tensor> sampleWeight) {
        TrainingSpec spec = new TrainingSpec(new SGD(0.1), List.of(loss), List.of(0.7));
        try (Twins twins = new Twins(() -> row(Shape.of(5), new Dense(6, Activations.RELU), new Dense(3), last), spec)) {
            twins.assertSameTraining(new Batch(List.of(random(1, BATCH, 5)), List.of(y), sampleWeight), STEPS);
        }
    }

    @Test
    void fusedLossesOfSeveralOutputsTrainTheSame() {
        TrainingSpec spec = new TrainingSpec(new SGD(0.1), List.of(Losses.SPARSE_CATEGORICAL_CROSSENTROPY, Losses.BINARY_CROSSENTROPY,
                Losses.BINARY_CROSSENTROPY), List.of(1.0, 0.3, 2.0));
        try (Twins twins = new Twins(PlanCombinationsTest::threeClassifiers, spec)) {
            Tensor bits = Tensor.of(new float[] {1, 0, 0, 1, 1, 1, 0, 1}, BATCH, 2);
            twins.assertSameTraining(new Batch(List.of(random(1, BATCH, 6, 6, 2)),
                    List.of(Tensor.of(new int[] {2, 0, 1, 2}, BATCH), bits, bits), List.of()), STEPS);
        }
    }

    private static Network threeClassifiers() {
        SymbolicTensor x = new Input(6, 6, 2).tensor();
        SymbolicTensor trunk = in(x, new Conv2D(4, 3, Activations.RELU), new MaxPooling2D());
        SymbolicTensor convolved = in(trunk, new Conv2D(2, 2), new Activation(Activations.SIGMOID), new Flatten());
        SymbolicTensor inner = in(trunk, new Flatten(), new Dense(2, Activations.SIGMOID));
        return network(List.of(x), in(trunk, new Flatten(), new Dense(3), new Softmax()), inner,
                new Activation(Activations.SIGMOID).apply(new Add().apply(inner, convolved)));
    }

    @Test
    void lossWeightsAndSampleWeightsCountTheSame() {
        TrainingSpec spec = new TrainingSpec(new SGD(0.1), List.of(Losses.MEAN_SQUARED_ERROR, Losses.MEAN_ABSOLUTE_ERROR),
                List.of(0.25, 3.0));
        try (Twins twins = new Twins(PlanCombinationsTest::twoOutputs, spec)) {
            Tensor weights = Tensor.of(new float[] {0, 1, 2, 0.5f}, BATCH);
            twins.assertSameTraining(new Batch(List.of(random(1, BATCH, 5)), targets(twoOutputs()), List.of(weights, weights)), STEPS);
        }
    }

    @Test
    void unknownLengthsMayVaryFromBatchToBatch() {
        try (Twins twins = new Twins(() -> row(Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, 2), new Conv2D(3, 3, Activations.RELU),
                new BatchNormalization(), new GlobalAveragePooling2D(), new Dense(2)), squares(1))) {
            for (int length = 4; length < 13; length++) {
                Tensor x = random(length, BATCH, length, 15 - length, 2);
                twins.assertSamePredictions(List.of(x));
                twins.assertSameTraining(TinyNetworks.batch(x, random(2, BATCH, 2)), 1);
            }
        }
    }

    private static TrainingSpec squares(Network network) {
        return squares(network.outputs().size());
    }

    private static TrainingSpec squares(int outputs) {
        return new TrainingSpec(new Adam(0.01).epsilon(1e-3), Collections.nCopies(outputs, Losses.MEAN_SQUARED_ERROR),
                Collections.nCopies(outputs, 1.0));
    }

    private static List<Tensor> inputs(Network network) {
        return network.inputs().stream().map(input -> random(input.shape().rank() + network.inputs().indexOf(input),
                input.shape().prepend(BATCH).toArray())).toList();
    }

    private static List<Tensor> targets(Network network) {
        return network.outputs().stream().map(output -> random(7, output.shape().prepend(BATCH).toArray())).toList();
    }
}
