package dev.corno.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowwiseActivationTest {

    private static final float STEP = 1f / 1024;
    // Differences of float32 results over a step of 1/1024.
    private static final double DIFFERENCE_TOLERANCE = 2e-4;
    private static final int FROM = 1;
    private static final float[] X = {99, 0.3f, -0.5f, 1.1f, 0.7f, 99};
    private static final float[] GRAD_Y = {99, 0.2f, -1.3f, 0.9f, 0.4f, 99};

    private static Stream<Arguments> activationsAtPositions() {
        return Stream.of(Activations.SOFTMAX, Activations.LOG_SOFTMAX, Activations.SPARSEMAX)
                .flatMap(activation -> IntStream.range(FROM, X.length - 1).mapToObj(i -> Arguments.of(activation, i)));
    }

    @ParameterizedTest
    @MethodSource("activationsAtPositions")
    void gradientIsThatOfTheForwardPass(RowwiseActivation activation, int position) {
        float[] gradX = new float[X.length];
        activation.backward(activation.usesInput() ? X.clone() : forward(activation, X.clone()), GRAD_Y, gradX, FROM, 4);
        double difference = (weighted(activation, position, STEP) - weighted(activation, position, -STEP)) / (2 * STEP);
        assertEquals(difference, gradX[position], DIFFERENCE_TOLERANCE);
    }

    private static double weighted(RowwiseActivation activation, int position, float step) {
        float[] x = X.clone();
        x[position] += step;
        float[] y = forward(activation, x);
        return IntStream.range(FROM, X.length - 1).mapToDouble(i -> (double) y[i] * GRAD_Y[i]).sum();
    }

    private static float[] forward(RowwiseActivation activation, float[] x) {
        activation.forward(x, x, FROM, 4);
        return x;
    }

    @Test
    void leavesOtherRowsAlone() {
        float[] y = forward(Activations.SOFTMAX, X.clone());
        assertEquals(99, y[0]);
        assertEquals(99, y[5]);
    }

    @Test
    void softmaxOfEqualNumbersIsEven() {
        float[] y = {5, 5};
        Activations.SOFTMAX.forward(y, y, 0, 2);
        assertArrayEquals(new float[] {0.5f, 0.5f}, y);
    }

    @Test
    void softmaxOfFarNumbersGivesNumbers() {
        float[] y = {-1e30f, 1e30f};
        Activations.SOFTMAX.forward(y, y, 0, 2);
        assertArrayEquals(new float[] {0, 1}, y);
    }

    @Test
    void logSoftmaxKeepsSmallProbabilities() {
        float[] y = {0, 200};
        Activations.LOG_SOFTMAX.forward(y, y, 0, 2);
        assertArrayEquals(new float[] {-200, 0}, y);
    }
}
