package dev.corno.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.corno.backend.Backend;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.LayerState;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.core.Input;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.normalization.SpectralNormalization;
import dev.corno.losses.MeanSquaredError;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every layer when it runs, over the {@link LayerCatalogue}. */
class LayerExecutionTest {

    private static final int BATCH = 3;
    private static final float STEP = 2e-3f;
    // Differences of float32 sums of about a hundred numbers over twice STEP.
    private static final double GRADIENT_TOLERANCE = 2e-3;

    private static Stream<Entry> entries() {
        return LayerCatalogue.entries();
    }

    private static Stream<Entry> entriesWithWeights() {
        return entries().filter(entry -> entry.parameters() > 0);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void outputHasTheInferredShape(Entry entry) {
        try (CompiledModel model = predictor(network(entry))) {
            assertEquals(List.of(entry.output().prepend(BATCH)), model.predict(numbers(entry)).stream().map(Tensor::shape).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void gradientAgreesWithDifferencesOfTheOutput(Entry entry) {
        Network network = network(entry);
        List<LayerState> states = states(network);
        List<Tensor> x = numbers(entry);
        List<Tensor> xDirection = entry.indices() > 0 ? zeros(x) : directions(x, 1);
        List<Tensor> weights = states.get(0).values();
        List<Tensor> weightDirection = trainableDirections(states.get(0));
        List<Tensor> outputGradient = directions(List.of(Tensor.full(0, entry.output().prepend(BATCH).toArray())), 3);
        try (CompiledModel model = predictor(network)) {
            CompiledModel.Gradients gradients = model.gradients(x, outputGradient, false);
            double slope = dot(gradients.inputs(), xDirection) + weightSlope(network, gradients, weightDirection);
            states.get(0).values(moved(weights, weightDirection, STEP));
            double above = dot(model.predict(moved(x, xDirection, STEP)), outputGradient);
            states.get(0).values(moved(weights, weightDirection, -STEP));
            double below = dot(model.predict(moved(x, xDirection, -STEP)), outputGradient);
            assertEquals((above - below) / (2 * STEP), slope, GRADIENT_TOLERANCE * Math.max(1, Math.abs(slope)));
        }
    }

    // Spectral normalization divides its kernel before each step, and gives the gradient at what it has then; to batch renormalization its
    // corrections count as constants.
    private static Stream<Entry> entriesThatTrainWhatTheyHave() {
        return entries().filter(entry -> !(entry.layer() instanceof SpectralNormalization)
                && !(entry.layer() instanceof BatchNormalization normalization && normalization.renorm()));
    }

    // Dropout drops the same until the next step, so that differences make sense there, too.
    @ParameterizedTest
    @MethodSource("entriesThatTrainWhatTheyHave")
    void gradientInTrainingAgreesWithDifferencesOfTheOutput(Entry entry) {
        Network network = network(entry);
        List<LayerState> states = states(network);
        List<Tensor> x = numbers(entry);
        List<Tensor> xDirection = entry.indices() > 0 ? zeros(x) : directions(x, 1);
        List<Tensor> weights = states.get(0).values();
        List<Tensor> weightDirection = trainableDirections(states.get(0));
        List<Tensor> outputGradient = directions(List.of(Tensor.full(0, entry.output().prepend(BATCH).toArray())), 3);
        try (CompiledModel model = predictor(network)) {
            CompiledModel.Gradients gradients = model.gradients(x, outputGradient, true);
            double slope = dot(gradients.inputs(), xDirection) + weightSlope(network, gradients, weightDirection);
            states.get(0).values(moved(weights, weightDirection, STEP));
            double above = dot(model.gradients(moved(x, xDirection, STEP), outputGradient, true).outputs(), outputGradient);
            states.get(0).values(moved(weights, weightDirection, -STEP));
            double below = dot(model.gradients(moved(x, xDirection, -STEP), outputGradient, true).outputs(), outputGradient);
            assertEquals((above - below) / (2 * STEP), slope, GRADIENT_TOLERANCE * Math.max(1, Math.abs(slope)));
        }
    }

    @ParameterizedTest
    @MethodSource("entriesWithWeights")
    void frozenLayersStayAsTheyAre(Entry entry) {
        Network network = network(entry);
        LayerState state = states(network).get(0);
        List<Tensor> before = state.values();
        state.freeze(true);
        trainOneStep(network, entry);
        assertEquals(before, state.values());
    }

    @ParameterizedTest
    @MethodSource("entriesWithWeights")
    void otherLayersLearn(Entry entry) {
        Network network = network(entry);
        LayerState state = states(network).get(0);
        List<Tensor> before = state.values();
        trainOneStep(network, entry);
        assertNotEquals(before, state.values());
    }

    @ParameterizedTest
    @MethodSource("entriesWithWeights")
    void twoApplicationsShareWeights(Entry entry) {
        List<SymbolicTensor> left = inputs(entry);
        List<SymbolicTensor> right = inputs(entry);
        Network network = new Network(Stream.concat(left.stream(), right.stream()).toList(),
                List.of(entry.layer().apply(left), entry.layer().apply(right)), new WeightStore(7));
        Tensor target = Tensor.full(1, entry.output().prepend(BATCH).toArray());
        List<Tensor> x = Stream.concat(numbers(entry).stream(), numbers(entry).stream()).toList();
        try (CompiledModel model = trainer(network, 2)) {
            model.trainStep(new Batch(x, List.of(target, target.times(-1)), List.of()));
            List<Tensor> outputs = model.predict(x);
            assertEquals(outputs.get(0), outputs.get(1));
        }
    }

    private static List<SymbolicTensor> inputs(Entry entry) {
        return entry.inputs().stream().map(shape -> new Input(shape).tensor()).toList();
    }

    private static Network network(Entry entry) {
        List<SymbolicTensor> inputs = inputs(entry);
        return new Network(inputs, List.of(entry.layer().apply(inputs)), new WeightStore(7));
    }

    private static List<LayerState> states(Network network) {
        return network.layers().stream().filter(layer -> !layer.isInput()).map(layer -> layer.state()).toList();
    }

    private static CompiledModel predictor(Network network) {
        return Backend.standard().compile(network, Optional.empty(), 7);
    }

    private static CompiledModel trainer(Network network, int outputs) {
        return Backend.standard().compile(network, Optional.of(new TrainingSpec(new SGD(0.1),
                Collections.nCopies(outputs, new MeanSquaredError()), Collections.nCopies(outputs, 1.0))), 7);
    }

    private static void trainOneStep(Network network, Entry entry) {
        try (CompiledModel model = trainer(network, 1)) {
            model.trainStep(new Batch(numbers(entry), List.of(Tensor.full(2, entry.output().prepend(BATCH).toArray())), List.of()));
        }
    }

    // All numbers differ by more than the steps of the differences, so that no maximum changes its place.
    private static List<Tensor> numbers(Entry entry) {
        long count = entry.inputs().stream().mapToLong(Shape::size).sum() * BATCH;
        List<Integer> order = new ArrayList<>(IntStream.range(0, (int) count).boxed().toList());
        Collections.shuffle(order, new Random(5));
        List<Tensor> numbers = new ArrayList<>();
        int at = 0;
        for (Shape shape : entry.inputs()) {
            Tensor tensor = Tensor.full(0, shape.prepend(BATCH).toArray());
            float[] values = new float[tensor.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = entry.indices() > 0 ? order.get(at++) % entry.indices() : 4 * (order.get(at++) + 0.37f) / count - 2;
            }
            numbers.add(Tensor.of(values, tensor.shape().toArray()));
        }
        return numbers;
    }

    private static List<Tensor> directions(List<Tensor> like, long seed) {
        Random random = new Random(seed);
        return like.stream().map(tensor -> {
            float[] values = new float[tensor.size()];
            IntStream.range(0, values.length).forEach(i -> values[i] = 2 * random.nextFloat() - 1);
            return Tensor.of(values, tensor.shape().toArray());
        }).toList();
    }

    private static List<Tensor> zeros(List<Tensor> like) {
        return like.stream().map(tensor -> tensor.times(0)).toList();
    }

    private static List<Tensor> trainableDirections(LayerState state) {
        List<Tensor> directions = new ArrayList<>(directions(state.values(), 2));
        for (int i = 0; i < directions.size(); i++) {
            if (!state.weights().get(i).trainable()) {
                directions.set(i, directions.get(i).times(0));
            }
        }
        return directions;
    }

    private static double weightSlope(Network network, CompiledModel.Gradients gradients, List<Tensor> directions) {
        var layer = network.layers().get(network.layers().size() - 1);
        return IntStream.range(0, directions.size()).filter(i -> layer.weights().get(i).trainable())
                .mapToDouble(i -> dot(gradients.weights().get(layer.name() + "/" + layer.weights().get(i).name()), directions.get(i)))
                .sum();
    }

    private static List<Tensor> moved(List<Tensor> tensors, List<Tensor> directions, float step) {
        return IntStream.range(0, tensors.size()).mapToObj(i -> moved(tensors.get(i), directions.get(i), step)).toList();
    }

    private static Tensor moved(Tensor tensor, Tensor direction, float step) {
        float[] values = tensor.toFloatArray();
        IntStream.range(0, values.length).forEach(i -> values[i] += step * direction.flat(i));
        return Tensor.of(values, tensor.shape().toArray());
    }

    private static double dot(List<Tensor> left, List<Tensor> right) {
        return IntStream.range(0, left.size()).mapToDouble(i -> dot(left.get(i), right.get(i))).sum();
    }

    private static double dot(Tensor left, Tensor right) {
        return IntStream.range(0, left.size()).mapToDouble(i -> left.flatDouble(i) * right.flatDouble(i)).sum();
    }
}
