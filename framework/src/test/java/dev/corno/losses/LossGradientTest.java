package dev.corno.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every gradient with a central difference, in double precision. */
class LossGradientTest {

    private static final double STEP = 1e-6;

    /** What a central difference with this step can be trusted to. */
    private static final double TOLERANCE = 1e-7;

    private static final Tensor NUMBERS = Tensor.of(new double[] {0.3, -1.2, 2, 0.5, 0.1, -0.4}, 2, 3);
    private static final Tensor PROBABILITIES = Tensor.of(new double[] {0.2, 0.7, 0.1, 0.3, 0.6, 0.4}, 2, 3);
    private static final Tensor CHOICES = Tensor.of(new float[] {0, 1, 0, 0, 0, 1}, 2, 3);
    private static final Tensor CLASSES = Tensor.of(new int[] {1, 2}, 2);
    private static final Tensor EMBEDDINGS = Tensor.of(new double[] {0.5, 0.7, 0.7, 0.5, -0.5, 0.7, 0.1, 0.8}, 4, 2);
    private static final Tensor STEPS = Tensor.of(new double[] {
        0.3, -1.2, 2, 0.5, 0.1, -0.4, 0, 1, -1, 0.7, 0.2, 0.9, 0, 0, 0,
        1, 2, 3, 3, 2, 1, 0.1, 0.2, 0.4, -0.5, 0.5, 0.6, 2, 0, 1}, 2, 5, 3);
    private static final double[] WEIGHTS = {0.5, 2, 1, 3};

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of(Losses.MEAN_SQUARED_ERROR, CHOICES, NUMBERS),
                Arguments.of(Losses.MEAN_ABSOLUTE_ERROR, CHOICES, NUMBERS),
                Arguments.of(Losses.BINARY_CROSSENTROPY, CHOICES, PROBABILITIES),
                Arguments.of(new BinaryCrossentropy().labelSmoothing(0.1), CHOICES, PROBABILITIES),
                Arguments.of(new BinaryCrossentropy().fromLogits(true), CHOICES, NUMBERS),
                Arguments.of(Losses.CATEGORICAL_CROSSENTROPY, CHOICES, PROBABILITIES),
                Arguments.of(new CategoricalCrossentropy().labelSmoothing(0.1), CHOICES, PROBABILITIES),
                Arguments.of(new CategoricalCrossentropy().fromLogits(true).labelSmoothing(0.1), CHOICES, NUMBERS),
                Arguments.of(Losses.SPARSE_CATEGORICAL_CROSSENTROPY, CLASSES, PROBABILITIES),
                Arguments.of(new SparseCategoricalCrossentropy().fromLogits(true), CLASSES, NUMBERS),
                Arguments.of(new SparseCategoricalCrossentropy().ignoreClass(2), CLASSES, PROBABILITIES),
                Arguments.of(Losses.MEAN_ABSOLUTE_PERCENTAGE_ERROR, NUMBERS, PROBABILITIES),
                Arguments.of(Losses.MEAN_SQUARED_LOGARITHMIC_ERROR, CHOICES, NUMBERS),
                Arguments.of(new Huber().delta(0.7), CHOICES, NUMBERS),
                Arguments.of(Losses.LOG_COSH, CHOICES, NUMBERS),
                Arguments.of(Losses.POISSON, CHOICES, PROBABILITIES),
                Arguments.of(Losses.WASSERSTEIN, CHOICES, NUMBERS),
                Arguments.of(Losses.KL_DIVERGENCE, CHOICES, PROBABILITIES),
                Arguments.of(Losses.COSINE_SIMILARITY, PROBABILITIES, NUMBERS),
                Arguments.of(Losses.BINARY_FOCAL_CROSSENTROPY, CHOICES, PROBABILITIES),
                Arguments.of(new BinaryFocalCrossentropy().applyClassBalancing(true).alpha(0.7).gamma(1.5).labelSmoothing(0.1)
                        .fromLogits(true), CHOICES, NUMBERS),
                Arguments.of(new BinaryFocalCrossentropy().gamma(0), CHOICES, PROBABILITIES),
                Arguments.of(Losses.CATEGORICAL_FOCAL_CROSSENTROPY, CHOICES, PROBABILITIES),
                Arguments.of(new CategoricalFocalCrossentropy().alpha(0.2, 0.5, 1).gamma(0).labelSmoothing(0.1).fromLogits(true),
                        CHOICES, NUMBERS),
                Arguments.of(Losses.CATEGORICAL_GENERALIZED_CROSS_ENTROPY, CLASSES, PROBABILITIES),
                Arguments.of(Losses.HINGE, CHOICES, NUMBERS),
                Arguments.of(Losses.SQUARED_HINGE, CHOICES, NUMBERS),
                Arguments.of(Losses.CATEGORICAL_HINGE, CHOICES, NUMBERS),
                Arguments.of(new Dice().axis(1), CHOICES, PROBABILITIES),
                Arguments.of(new Tversky().axis(-1).alpha(0.3).beta(0.9), CHOICES, PROBABILITIES),
                Arguments.of(new Circle().gamma(4), Tensor.of(new int[] {1, 1, 0, 0}, 4), EMBEDDINGS),
                Arguments.of(new Circle().gamma(2).removeDiagonal(false), Tensor.of(new int[] {1, 1, 0, 2}, 4), EMBEDDINGS),
                Arguments.of(Losses.CTC, Tensor.of(new int[] {2, 2, 1, 0, 0, 0}, 2, 3), STEPS));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void agreesWithACentralDifference(Loss loss, Tensor yTrue, Tensor yPred) {
        int entries = loss.values(yTrue, yPred).size();
        double[] gradient = loss.gradient(yTrue, yPred, Tensor.of(Arrays.copyOf(WEIGHTS, entries), entries)).toDoubleArray();

        IntStream.range(0, gradient.length).forEach(i -> {
            double difference = weighted(loss, yTrue, moved(yPred, i, STEP)) - weighted(loss, yTrue, moved(yPred, i, -STEP));
            assertEquals(difference / (2 * STEP), gradient[i], TOLERANCE);
        });
    }

    private static Tensor moved(Tensor yPred, int at, double by) {
        double[] values = yPred.toDoubleArray();
        values[at] += by;
        return Tensor.of(values, yPred.shape().toArray());
    }

    private static double weighted(Loss loss, Tensor yTrue, Tensor yPred) {
        Tensor values = loss.values(yTrue, yPred);
        return IntStream.range(0, values.size()).mapToDouble(i -> values.flatDouble(i) * WEIGHTS[i]).sum();
    }
}
