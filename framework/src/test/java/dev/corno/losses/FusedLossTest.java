package dev.corno.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares gradients of logits with the gradient of probabilities times the activation's Jacobian, in double precision. */
class FusedLossTest {

    /** Float32 rounding of gradients of up to 4. */
    private static final float FLOAT_TOLERANCE = 1e-6f;

    /** Ordinary rows, rows that the loss cuts, rows at the edge of cutting, and rows whose sum is not 1. */
    private static final Tensor ROWS = Tensor.of(new float[][] {
        {0.2f, 0.7f, 0.1f}, {1e-3f, 0.998f, 1e-3f}, {1, 0, 0}, {0, 1, 0}, {1e-9f, 1e-8f, 1}, {1e-7f, 2e-7f, 0.9999997f},
        {0.5f, 0.4f, 0.3f}, {0.2f, 0.2f, 0.2f}, {0.99999994f, 6e-8f, 0}, {0.3f, 0.3f, 0.40000004f}});
    private static final int COUNT = ROWS.rows();

    private static final Tensor CLASSES = Tensor.of(new int[] {1, 0, 0, 0, 1, 0, 2, 1, 1, 2}, COUNT);
    private static final Tensor CHOICES = CLASSES.oneHot(3);
    private static final Tensor SHARES = Tensor.of(new float[][] {
        {0.5f, 0.25f, 0.25f}, {1, 0, 0}, {0, 0, 1}, {0.5f, 0.5f, 0}, {0.1f, 0.2f, 0.7f}, {1, 1, 1}, {0, 0, 0}, {0, 1, 0}, {0.5f, 0.5f, 0},
        {0, 0.5f, 0.5f}});
    private static final Tensor WEIGHTS = Tensor.of(new double[] {1, 0.5, 2, 3, 1, 4, 0.25, 0, 1, 2}, COUNT);

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of(Losses.SPARSE_CATEGORICAL_CROSSENTROPY, CLASSES, Activations.SOFTMAX),
                Arguments.of(new SparseCategoricalCrossentropy().ignoreClass(1), CLASSES, Activations.SOFTMAX),
                Arguments.of(Losses.CATEGORICAL_CROSSENTROPY, CHOICES, Activations.SOFTMAX),
                Arguments.of(Losses.CATEGORICAL_CROSSENTROPY, SHARES, Activations.SOFTMAX),
                Arguments.of(new CategoricalCrossentropy().labelSmoothing(0.2), CHOICES, Activations.SOFTMAX),
                Arguments.of(Losses.BINARY_CROSSENTROPY, CHOICES, Activations.SIGMOID),
                Arguments.of(Losses.BINARY_CROSSENTROPY, SHARES, Activations.SIGMOID),
                Arguments.of(new BinaryCrossentropy().labelSmoothing(0.2), CHOICES, Activations.SIGMOID));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void isTheGradientTimesTheJacobian(FusedLoss loss, Tensor yTrue, Activation activation) {
        float[] fused = new float[ROWS.size()];
        loss.logitGradient(new LossBatch().read(yTrue, ROWS, COUNT), WEIGHTS.toDoubleArray(), fused);

        assertArrayEquals(throughActivation(loss.gradient(yTrue, inDoubles(ROWS), WEIGHTS), activation), fused, FLOAT_TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void overwritesWhatWasThere(FusedLoss loss, Tensor yTrue, Activation activation) {
        float[] fused = Tensor.full(7, ROWS.size()).toFloatArray();
        loss.logitGradient(new LossBatch().read(yTrue, ROWS, COUNT), new double[COUNT], fused);

        assertArrayEquals(new float[ROWS.size()], fused, FLOAT_TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void reductionsWeighItAlike(FusedLoss loss, Tensor yTrue, Activation activation) {
        var reduction = new LossReduction(loss, yTrue, ROWS, Optional.of(WEIGHTS));
        float[] fused = new float[ROWS.size()];
        reduction.logitGradient(3, fused);
        var exact = new LossReduction(loss, yTrue, ROWS, Optional.of(WEIGHTS));
        double divisor = loss.mask(yTrue, ROWS).map(mask -> sum(mask)).orElse((double) COUNT);
        Tensor factors = Tensor.full((float) (3 / divisor), COUNT);

        assertArrayEquals(throughActivation(exact.gradient(factors), activation), fused, FLOAT_TOLERANCE);
    }

    static Stream<Arguments> apart() {
        return Stream.of(
                Arguments.of(Losses.SPARSE_CATEGORICAL_CROSSENTROPY, Activations.SOFTMAX, true),
                Arguments.of(Losses.SPARSE_CATEGORICAL_CROSSENTROPY, Activations.SIGMOID, false),
                Arguments.of(new SparseCategoricalCrossentropy().fromLogits(true), Activations.SOFTMAX, false),
                Arguments.of(new SparseCategoricalCrossentropy().axis(1), Activations.SOFTMAX, false),
                Arguments.of(Losses.CATEGORICAL_CROSSENTROPY, Activations.SOFTMAX, true),
                Arguments.of(Losses.CATEGORICAL_CROSSENTROPY, Activations.LINEAR, false),
                Arguments.of(new CategoricalCrossentropy().fromLogits(true), Activations.SOFTMAX, false),
                Arguments.of(Losses.BINARY_CROSSENTROPY, Activations.SIGMOID, true),
                Arguments.of(Losses.BINARY_CROSSENTROPY, Activations.SOFTMAX, false),
                Arguments.of(new BinaryCrossentropy().fromLogits(true), Activations.SIGMOID, false));
    }

    @ParameterizedTest
    @MethodSource("apart")
    void fusesOnlyWhereTheActivationFits(FusedLoss loss, Activation activation, boolean expected) {
        assertEquals(expected, loss.fusesWith(activation));
    }

    private static double sum(Tensor tensor) {
        return IntStream.range(0, tensor.size()).mapToDouble(tensor::flatDouble).sum();
    }

    private static Tensor inDoubles(Tensor tensor) {
        return Tensor.of(tensor.toDoubleArray(), tensor.shape().toArray());
    }

    private static float[] throughActivation(Tensor gradient, Activation activation) {
        float[] result = new float[ROWS.size()];
        for (int i = 0; i < result.length; i++) {
            double y = ROWS.flatDouble(i);
            double slope = activation == Activations.SOFTMAX ? gradient.flatDouble(i) - alongRow(gradient, i / 3)
                    : gradient.flatDouble(i) * (1 - y);
            result[i] = (float) (y * slope);
        }
        return result;
    }

    private static double alongRow(Tensor gradient, int row) {
        return IntStream.range(3 * row, 3 * row + 3).mapToDouble(i -> gradient.flatDouble(i) * ROWS.flatDouble(i)).sum();
    }
}
