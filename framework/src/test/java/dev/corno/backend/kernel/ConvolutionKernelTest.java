package dev.corno.backend.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.activations.Activations;
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
import dev.corno.layers.Padding;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.convolutional.Conv1D;
import dev.corno.layers.convolutional.Conv3D;
import dev.corno.layers.convolutional.DepthwiseConv1D;
import dev.corno.layers.convolutional.DepthwiseConv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Add;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions are the same when convolutions take over the normalizations, additions and activations after them. */
class ConvolutionKernelTest {

    private static final int BATCH = 2;
    private static final double FLOAT_TOLERANCE = 2e-5;

    static Stream<Arguments> convolutions() {
        return Stream.of(
                Arguments.of(new Conv1D(4, 3).padding(Padding.CAUSAL), Shape.of(7, 4)),
                Arguments.of(new Conv3D(4, 2).padding(Padding.SAME).useBias(false), Shape.of(3, 4, 2, 4)),
                Arguments.of(new DepthwiseConv1D(3).padding(Padding.SAME), Shape.of(6, 5)),
                Arguments.of(new DepthwiseConv2D(3).padding(Padding.SAME).useBias(false), Shape.of(5, 4, 16)),
                Arguments.of(new DepthwiseConv2D(3).padding(Padding.SAME), Shape.of(4, 5, 3)));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void takesOverNormalizationAndActivation(Layer convolution, Shape shape) {
        SymbolicTensor x = new Input(shape).tensor();
        SymbolicTensor y = new ReLU().apply(new BatchNormalization().apply(convolution.apply(x)));
        assertAgreement(new Network(List.of(x), List.of(y), new WeightStore(7)), shape);
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void takesOverAdditions(Layer convolution, Shape shape) {
        SymbolicTensor x = new Input(shape).tensor();
        SymbolicTensor start = new Activation(Activations.TANH).apply(x);
        SymbolicTensor branch = new BatchNormalization().scale(false).apply(convolution.apply(start));
        assertAgreement(new Network(List.of(x), List.of(new ReLU().apply(new Add().apply(start, branch))), new WeightStore(7)), shape);
    }

    private static void assertAgreement(Network network, Shape shape) {
        Tensor kernels = prediction(network, shape, new KernelTable(StandardKernels.TABLE, new ExpressionKernel()));
        Tensor maths = prediction(network, shape, new KernelTable(Map.of(), new ExpressionKernel()));
        for (int i = 0; i < maths.size(); i++) {
            assertEquals(maths.flat(i), kernels.flat(i), FLOAT_TOLERANCE * Math.max(1, Math.abs(maths.flat(i))));
        }
    }

    private static Tensor prediction(Network network, Shape shape, KernelTable kernels) {
        HeldWeights weights = new HeldWeights(network);
        Random random = new Random(3);
        for (HeldWeight weight : weights.all()) {
            weight.replace(positive(random, weight.shape().size()));
        }
        try (Execution execution = new StepPlans(network, new NativePlanner(network, weights, kernels, List.of(false), 7))) {
            Tensor x = Tensor.of(positive(random, BATCH * shape.size()), shape.prepend(BATCH).toArray());
            return execution.forward(List.of(x), Mode.PREDICT, 0).get(0);
        }
    }

    // Variances must not be negative.
    private static float[] positive(Random random, long count) {
        float[] values = new float[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.2f + random.nextFloat();
        }
        return values;
    }
}
