package dev.corno.backend.dl4j;

import static dev.corno.backend.dl4j.TinyNetworks.random;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.LayerCatalogue;
import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.normalization.SpectralNormalization;
import dev.corno.layers.recurrent.RecurrentLayer;
import dev.corno.layers.regularization.ActivityRegularization;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.losses.Losses;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.SGD;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The step plan computes for every layer of the {@link LayerCatalogue} what DL4J computes. */
class PlanAgreementTest {

    private static final int BATCH = 3;
    private static final int STEPS = 10;

    // With Keras's epsilon, gradients that are nothing but rounding would become steps of full length.
    private static final Optimizer ADAM = new Adam(0.01).epsilon(1e-3);

    static Stream<Entry> entries() {
        return LayerCatalogue.entries();
    }

    // DL4J's gradients always have those of what layers add to the loss; of a weight that its layer moves, too, it has no other.
    static Stream<Entry> entriesWithGradientsOfOutputs() {
        return entriesWithOneWayToLearn().filter(entry -> entry.layer().activityRegularizer() == Regularizers.NONE
                && !(entry.layer() instanceof ActivityRegularization));
    }

    static Stream<Entry> entriesWithOneWayToLearn() {
        return entries().filter(entry -> !(entry.layer() instanceof SpectralNormalization));
    }

    static Stream<Activation> activations() {
        return Stream.of(Activations.CELU, Activations.ELU, Activations.EXPONENTIAL, Activations.GELU, Activations.HARD_SHRINK,
                Activations.HARD_SIGMOID, Activations.HARD_SILU, Activations.HARD_TANH, Activations.LEAKY_RELU, Activations.LINEAR,
                Activations.LOG_SIGMOID, Activations.LOG_SOFTMAX, Activations.MISH, Activations.RELU, Activations.RELU6, Activations.SELU,
                Activations.SIGMOID, Activations.SILU, Activations.SOFT_SHRINK, Activations.SOFTMAX, Activations.SOFTPLUS,
                Activations.SOFTSIGN, Activations.SPARSE_PLUS, Activations.SPARSE_SIGMOID, Activations.SQUAREPLUS, Activations.TANH,
                Activations.TANH_SHRINK, Activations.PIECEWISE_LINEAR, Activations.SIGN, Activations.SPARSEMAX, Activations.UNIT_STEP);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void predictsTheSame(Entry entry) {
        try (Twins twins = new Twins(() -> alone(entry), plainly(new SGD(0.1)))) {
            twins.assertSamePredictions(numbers(entry));
        }
    }

    @ParameterizedTest
    @MethodSource("entriesWithGradientsOfOutputs")
    void hasTheSameGradientsInInference(Entry entry) {
        try (Twins twins = new Twins(() -> alone(entry), plainly(new SGD(0.1)))) {
            twins.assertSameGradients(numbers(entry), List.of(random(9, entry.output().prepend(BATCH).toArray())), false);
        }
    }

    @ParameterizedTest
    @MethodSource("entriesWithGradientsOfOutputs")
    void hasTheSameGradientsInTraining(Entry entry) {
        try (Twins twins = new Twins(() -> alone(entry), plainly(new SGD(0.1)))) {
            twins.assertSameGradients(numbers(entry), List.of(random(9, entry.output().prepend(BATCH).toArray())), true);
        }
    }

    @ParameterizedTest
    @MethodSource("entriesWithOneWayToLearn")
    void descendsTheSame(Entry entry) {
        try (Twins twins = new Twins(() -> between(entry), plainly(new SGD(0.02)))) {
            twins.assertSameTraining(batch(entry), STEPS);
        }
    }

    @ParameterizedTest
    @MethodSource("entriesWithOneWayToLearn")
    void trainsTheSameWithAdam(Entry entry) {
        try (Twins twins = new Twins(() -> between(entry), plainly(ADAM))) {
            twins.assertSameTraining(batch(entry), STEPS);
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void activationsOfDenseLayersAreTheSame(Activation activation) {
        try (Twins twins = new Twins(() -> TinyNetworks.row(Shape.of(5), new Dense(6, activation), new Dense(4, activation)),
                plainly(ADAM))) {
            Tensor x = random(1, BATCH, 5);
            twins.assertSamePredictions(List.of(x));
            twins.assertSameGradients(List.of(x), List.of(random(2, BATCH, 4)), true);
            twins.assertSameTraining(TinyNetworks.batch(x, random(3, BATCH, 4)), STEPS);
        }
    }

    private static TrainingSpec plainly(Optimizer optimizer) {
        return new TrainingSpec(optimizer, List.of(Losses.MEAN_SQUARED_ERROR), List.of(1.0));
    }

    private static Network alone(Entry entry) {
        List<SymbolicTensor> inputs = inputs(entry);
        return new Network(inputs, List.of(certain(entry.layer()).apply(inputs)), new WeightStore(7));
    }

    // Dense layers before and after, so that the layer's gradients are needed and it is not the last.
    private static Network between(Entry entry) {
        List<SymbolicTensor> inputs = inputs(entry);
        List<SymbolicTensor> before = new ArrayList<>();
        for (SymbolicTensor input : inputs) {
            before.add(entry.indices() > 0 ? input : new Dense(input.shape().dim(-1)).useBias(false).apply(input));
        }
        SymbolicTensor after = new Flatten().apply(certain(entry.layer()).apply(before));
        return new Network(inputs, List.of(new Dense(2).apply(after)), new WeightStore(7));
    }

    // The engines draw different random numbers.
    private static Layer certain(Layer layer) {
        if (layer instanceof RecurrentLayer<?> recurrent) {
            return recurrent.dropout(0).recurrentDropout(0);
        }
        return layer instanceof Dropout ? new Dropout(0) : layer;
    }

    private static List<SymbolicTensor> inputs(Entry entry) {
        return entry.inputs().stream().map(shape -> new Input(shape).tensor()).toList();
    }

    private static Batch batch(Entry entry) {
        return new Batch(numbers(entry), List.of(random(5, BATCH, 2)), List.of());
    }

    private static List<Tensor> numbers(Entry entry) {
        List<Tensor> numbers = new ArrayList<>();
        for (Shape shape : entry.inputs()) {
            int[] dims = shape.prepend(BATCH).toArray();
            numbers.add(entry.indices() > 0 ? indices(entry.indices(), dims) : random(numbers.size(), dims));
        }
        return numbers;
    }

    private static Tensor indices(int count, int... dims) {
        float[] values = new float[Math.toIntExact(Shape.of(dims).size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % count;
        }
        return Tensor.of(values, dims);
    }
}
