package dev.corno.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what losses compute in arrays with what they compute in tensors of doubles. */
class ArrayLossTest {

    /** Float32 rounding, relative. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    private static final Tensor NUMBERS = Tensor.of(new float[] {0.3f, -1.2f, 2, 0.5f, 0.1f, -0.4f, 30, -40, 0}, 3, 3);
    private static final Tensor PROBABILITIES = Tensor.of(new float[] {0.2f, 0.7f, 0.1f, 0.3f, 0.6f, 0.4f, 1, 0, 1e-8f}, 3, 3);
    private static final Tensor CHOICES = Tensor.of(new float[] {0, 1, 0, 0, 0, 1, 0.5f, 0.5f, 0}, 3, 3);
    private static final Tensor CLASSES = Tensor.of(new int[] {1, 2, 1}, 3);
    private static final Tensor WEIGHTS = Tensor.of(new double[] {0.5, 2, 3}, 3);

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of(Losses.MEAN_SQUARED_ERROR, CHOICES, NUMBERS),
                Arguments.of(Losses.MEAN_ABSOLUTE_ERROR, CHOICES, NUMBERS),
                Arguments.of(Losses.MEAN_ABSOLUTE_PERCENTAGE_ERROR, PROBABILITIES, NUMBERS),
                Arguments.of(Losses.MEAN_SQUARED_LOGARITHMIC_ERROR, CHOICES, NUMBERS),
                Arguments.of(Losses.HUBER, CHOICES, NUMBERS),
                Arguments.of(Losses.LOG_COSH, CHOICES, NUMBERS),
                Arguments.of(Losses.POISSON, CHOICES, PROBABILITIES),
                Arguments.of(Losses.WASSERSTEIN, CHOICES, NUMBERS),
                Arguments.of(Losses.BINARY_FOCAL_CROSSENTROPY, CHOICES, PROBABILITIES),
                Arguments.of(new BinaryFocalCrossentropy().fromLogits(true).gamma(3), CHOICES, NUMBERS),
                Arguments.of(Losses.BINARY_CROSSENTROPY, CHOICES, PROBABILITIES),
                Arguments.of(new BinaryCrossentropy().labelSmoothing(0.1), CHOICES, PROBABILITIES),
                Arguments.of(new BinaryCrossentropy().fromLogits(true), CHOICES, NUMBERS),
                Arguments.of(Losses.CATEGORICAL_CROSSENTROPY, CHOICES, PROBABILITIES),
                Arguments.of(new CategoricalCrossentropy().labelSmoothing(0.1), CHOICES, PROBABILITIES),
                Arguments.of(new CategoricalCrossentropy().fromLogits(true).labelSmoothing(0.1), CHOICES, NUMBERS),
                Arguments.of(Losses.SPARSE_CATEGORICAL_CROSSENTROPY, CLASSES, PROBABILITIES),
                Arguments.of(new SparseCategoricalCrossentropy().fromLogits(true), CLASSES, NUMBERS),
                Arguments.of(new SparseCategoricalCrossentropy().fromLogits(true).ignoreClass(2), CLASSES, NUMBERS),
                Arguments.of(new SparseCategoricalCrossentropy().ignoreClass(2), CLASSES, PROBABILITIES));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valuesAreThoseOfTensors(ArrayLoss loss, Tensor yTrue, Tensor yPred) {
        double[] values = {9, 9, 9};
        loss.values(new LossBatch().read(yTrue, yPred, 3), values);

        assertArrayEquals(loss.values(yTrue, inDoubles(yPred)).toDoubleArray(), values, FLOAT_TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsAreThoseOfTensors(ArrayLoss loss, Tensor yTrue, Tensor yPred) {
        float[] gradient = Tensor.full(9, 9).toFloatArray();
        loss.gradient(new LossBatch().read(yTrue, yPred, 3), WEIGHTS.toDoubleArray(), gradient);
        double[] expected = loss.gradient(yTrue, inDoubles(yPred), WEIGHTS).toDoubleArray();

        IntStream.range(0, expected.length)
                .forEach(i -> assertEquals(expected[i], gradient[i], FLOAT_TOLERANCE * Math.max(1, Math.abs(expected[i]))));
    }

    @Test
    void rowsMayBeOfAnyShapeThatTheTensorsTake() {
        Tensor yPred = Tensor.of(new float[] {2, 5}, 2, 1);
        Tensor yTrue = Tensor.of(new float[] {1, 2}, 2);

        assertEquals(5, new LossReduction(Losses.MEAN_SQUARED_ERROR, yTrue, yPred, Optional.empty()).value());
    }

    @Test
    void oneReductionServesBatchesOfSeveralSizes() {
        var reduction = new LossReduction(Losses.MEAN_SQUARED_ERROR);
        reduction.read(CHOICES, NUMBERS, Optional.empty());
        reduction.read(CHOICES.slice(0, 1), NUMBERS.slice(0, 1), Optional.empty());
        Tensor smaller = reduction.gradient(1);
        reduction.read(CHOICES, NUMBERS, Optional.empty());

        assertEquals(new LossReduction(Losses.MEAN_SQUARED_ERROR, CHOICES.slice(0, 1), NUMBERS.slice(0, 1), Optional.empty()).gradient(1),
                smaller);
        assertEquals(new LossReduction(Losses.MEAN_SQUARED_ERROR, CHOICES, NUMBERS, Optional.empty()).gradient(1), reduction.gradient(1));
    }

    @Test
    void predictionsThatAreNotNumbersShow() {
        Tensor yPred = Tensor.of(new float[] {Float.NaN, 0.5f}, 1, 2);
        double[] values = new double[1];
        Losses.CATEGORICAL_CROSSENTROPY.values(new LossBatch().read(Tensor.full(0, 1, 2), yPred, 1), values);

        assertEquals(Double.NaN, values[0]);
    }

    private static Tensor inDoubles(Tensor tensor) {
        return Tensor.of(tensor.toDoubleArray(), tensor.shape().toArray());
    }
}
