package dev.corno.backend.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.backend.Execution;
import dev.corno.backend.HeldWeight;
import dev.corno.backend.HeldWeights;
import dev.corno.backend.Mode;
import dev.corno.backend.plan.KernelTable;
import dev.corno.backend.plan.NativePlanner;
import dev.corno.backend.plan.StepPlans;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.LayerCatalogue;
import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.core.Input;
import dev.corno.layers.recurrent.RecurrentLayer;
import dev.corno.layers.regularization.Dropout;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a layer says it computes is what its own kernel computes, forward and backward. */
class ExpressionKernelTest {

    private static final int BATCH = 3;
    private static final double FLOAT_TOLERANCE = 2e-5;

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

    private static void assertAgreement(Entry entry, Mode mode) {
        List<Tensor> kernel = run(entry, mode, new KernelTable(StandardKernels.TABLE, new ExpressionKernel()));
        List<Tensor> maths = run(entry, mode, new KernelTable(Map.of(), new ExpressionKernel()));
        assertEquals(kernel.size(), maths.size());
        for (int i = 0; i < kernel.size(); i++) {
            assertClose("result " + i, kernel.get(i), maths.get(i));
        }
    }

    /** {@return outputs, gradients of inputs, gradients of weights, and what is left of statistics} */
    private static List<Tensor> run(Entry entry, Mode mode, KernelTable kernels) {
        List<SymbolicTensor> inputs = entry.inputs().stream().map(shape -> new Input(shape).tensor()).toList();
        Network network = new Network(inputs, List.of(entry.layer().apply(inputs)), new WeightStore(7));
        HeldWeights weights = new HeldWeights(network);
        weights.all().forEach(weight -> weight.replace(weight.state().stored().get(weight.index()).toFloatArray()));
        List<Tensor> results = new ArrayList<>();
        try (Execution execution = new StepPlans(network, new NativePlanner(network, weights, kernels, List.of(false), 7))) {
            results.addAll(execution.forward(numbers(entry.inputs()), mode, 0));
            execution.backward(List.of(random(9, entry.output().prepend(BATCH))));
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
