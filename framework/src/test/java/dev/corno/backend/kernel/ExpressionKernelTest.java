package dev.corno.backend.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.backend.Execution;
import dev.corno.backend.HeldWeight;
import dev.corno.backend.HeldWeights;
import dev.corno.backend.Mode;
import dev.corno.backend.plan.KernelTable;
import dev.corno.backend.plan.NativePlanner;
import dev.corno.backend.plan.StepPlans;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.LayerCatalogue;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.WithMask;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.GRUCell;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.RNN;
import dev.corno.layers.recurrent.RecurrentLayer;
import dev.corno.layers.recurrent.SimpleRNN;
import dev.corno.layers.regularization.Dropout;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a layer says it computes is what its own kernel computes, forward and backward. */
class ExpressionKernelTest {

    private static final int BATCH = 3;
    private static final double FLOAT_TOLERANCE = 2e-5;
    private static final List<Tensor> MASKED = List.of(random(3, Shape.of(BATCH, 5, 3)),
            Tensor.of(new float[] {1, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0}, BATCH, 5));

    static Stream<Entry> entries() {
        return LayerCatalogue.entries().filter(entry -> StandardKernels.TABLE.containsKey(entry.layer().getClass()))
                .filter(entry -> !(entry.layer() instanceof Dropout) && !(entry.layer() instanceof RecurrentLayer<?>));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void mathsAndKernelAgreeInTraining(Entry entry) {
        assertAgreement(entry, Mode.GRADIENTS_IN_TRAINING);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void mathsAndKernelAgreeInInference(Entry entry) {
        assertAgreement(entry, Mode.GRADIENTS_IN_INFERENCE);
    }

    static Stream<Layer> readers() {
        return Stream.of(new LSTM(4).returnState(true), new LSTM(4).returnSequences(true).returnState(true).goBackwards(true),
                new GRU(4).returnState(true).resetAfter(false), new SimpleRNN(4).returnSequences(true).zeroOutputForMask(true).returnState(true),
                new RNN(new GRUCell(4)).returnState(true), new Bidirectional(new LSTM(4).returnSequences(true).returnState(true)));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void mathsAndKernelAgreeOnLastStatesOfMaskedSequences(Layer reader) {
        assertAgreement(masked(reader, false), MASKED, Mode.GRADIENTS_IN_TRAINING);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void mathsAndKernelAgreeOnFirstStatesOfMaskedSequences(Layer reader) {
        Supplier<Network> network = masked(reader, true);
        List<Tensor> x = new ArrayList<>(MASKED);
        network.get().inputs().stream().skip(2).forEach(state -> x.add(random(x.size(), state.shape().prepend(BATCH))));
        assertAgreement(network, x, Mode.GRADIENTS_IN_TRAINING);
    }

    private static Supplier<Network> masked(Layer reader, boolean isStarted) {
        return () -> {
            List<SymbolicTensor> inputs = new ArrayList<>(List.of(new Input(5, 3).tensor(), new Input(5).tensor()));
            List<SymbolicTensor> read = new ArrayList<>(List.of(new WithMask().apply(inputs.get(0), inputs.get(1))));
            reader.outputShapes(List.of(Shape.of(5, 3))).stream().skip(isStarted ? 1 : Long.MAX_VALUE).map(shape -> new Input(shape).tensor())
                    .forEach(state -> {
                        inputs.add(state);
                        read.add(state);
                    });
            return new Network(inputs, reader.applyAll(read), new WeightStore(7));
        };
    }

    private static void assertAgreement(Entry entry, Mode mode) {
        assertAgreement(() -> {
            List<SymbolicTensor> inputs = entry.inputs().stream().map(shape -> new Input(shape).tensor()).toList();
            return new Network(inputs, List.of(entry.layer().apply(inputs)), new WeightStore(7));
        }, numbers(entry.inputs()), mode);
    }

    private static void assertAgreement(Supplier<Network> network, List<Tensor> x, Mode mode) {
        List<Tensor> kernel = run(network.get(), x, mode, new KernelTable(StandardKernels.TABLE, new ExpressionKernel()));
        List<Tensor> maths = run(network.get(), x, mode, new KernelTable(Map.of(), new ExpressionKernel()));
        assertEquals(kernel.size(), maths.size());
        for (int i = 0; i < kernel.size(); i++) {
            assertClose("result " + i, kernel.get(i), maths.get(i));
        }
    }

    /** {@return outputs, gradients of inputs, gradients of weights, and what is left of statistics} */
    private static List<Tensor> run(Network network, List<Tensor> x, Mode mode, KernelTable kernels) {
        HeldWeights weights = new HeldWeights(network);
        weights.all().forEach(weight -> weight.replace(weight.state().stored().get(weight.index()).toFloatArray()));
        List<Tensor> results = new ArrayList<>();
        List<Boolean> fused = Collections.nCopies(network.outputs().size(), false);
        try (Execution execution = new StepPlans(network, new NativePlanner(network, weights, kernels, fused, 7))) {
            results.addAll(execution.forward(x, mode, 0));
            execution.backward(network.outputs().stream().map(output -> random(9, output.shape().prepend(BATCH))).toList());
            execution.inputGradients().stream().flatMap(Optional::stream).forEach(results::add);
            for (HeldWeight weight : weights.all()) {
                if (weight.isTrainable()) {
                    float[] gradient = new float[Math.toIntExact(weight.shape().size())];
                    execution.readGradient(weight, gradient);
                    results.add(Tensor.of(gradient, weight.shape().toArray()));
                }
            }
            execution.moveStatistics();
            weights.all().forEach(weight -> results.add(Tensor.of(weight.values().clone(), weight.shape().toArray())));
        }
        return results;
    }

    private static List<Tensor> numbers(List<Shape> shapes) {
        List<Tensor> numbers = new ArrayList<>();
        shapes.forEach(shape -> numbers.add(random(numbers.size(), shape.prepend(BATCH))));
        return numbers;
    }

    private static Tensor random(long seed, Shape shape) {
        Random random = new Random(seed);
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(values, shape.toArray());
    }

    private static void assertClose(String what, Tensor expected, Tensor got) {
        assertEquals(expected.shape(), got.shape(), what);
        for (int i = 0; i < expected.size(); i++) {
            double tolerance = FLOAT_TOLERANCE * (1 + Math.abs(expected.flatDouble(i)));
            assertEquals(expected.flatDouble(i), got.flatDouble(i), tolerance, what + "[" + i + "]");
        }
    }
}
