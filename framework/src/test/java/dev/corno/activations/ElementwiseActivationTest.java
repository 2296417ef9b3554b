package dev.corno.activations;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElementwiseActivationTest {

    private static final double STEP = 1e-6;
    // Central differences of smooth functions in double precision are good to about STEP squared over rounding.
    private static final double DIFFERENCE_TOLERANCE = 1e-8;
    // Away from the kinks at -3, -1, -0.5, 0, 0.3, 0.5, 1, 1.5, 3 and 6.
    private static final double[] POINTS = {-30, -7.5, -3.2, -2.1, -1.1, -0.7, -0.2, 0.1, 0.4, 0.8, 1.2, 2.3, 4.5, 7, 30};

    private static Stream<ElementwiseActivation> activations() {
        List<ElementwiseActivation> parameterised = List.of(new Relu(0.1, 1.5, 0.3), new Relu(0, 6, 0), new Elu(0.6), new Celu(1.7),
                new LeakyRelu(0.3), new Gelu(true), new SoftShrink(0.9), new HardShrink(0.9), new Threshold(0.3, -2), new Squareplus(2));
        return Stream.concat(Stream.of(Activations.class.getFields()).map(ElementwiseActivationTest::constant)
                .filter(ElementwiseActivation.class::isInstance).map(ElementwiseActivation.class::cast), parameterised.stream());
    }

    private static Object constant(java.lang.reflect.Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Arguments> activationsAtPoints() {
        return activations().flatMap(activation -> Arrays.stream(POINTS).mapToObj(x -> Arguments.of(activation, x)));
    }

    @ParameterizedTest
    @MethodSource("activationsAtPoints")
    void derivativeIsThatOfTheValue(ElementwiseActivation activation, double x) {
        double difference = (activation.value(x + STEP) - activation.value(x - STEP)) / (2 * STEP);
        double scale = Math.max(1, Math.abs(difference));
        assertEquals(difference, activation.derivative(x), DIFFERENCE_TOLERANCE * scale * Math.max(1, Math.abs(x)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void farInputsGiveNumbers(ElementwiseActivation activation) {
        assertTrue(Double.isFinite(activation.value(-1e30)), "value at -1e30");
        assertTrue(Double.isFinite(activation.derivative(-1e30)), "derivative at -1e30");
    }

    @ParameterizedTest
    @CsvSource({
        "linear, -1.5, -1.5", "relu, -1.5, 0", "relu, 1.5, 1.5", "relu6, 7, 6", "sigmoid, 0, 0.5", "tanh, 1, 0.7615941559557649",
        "softplus, 0, 0.6931471805599453", "softsign, 3, 0.75", "exponential, 1, 2.718281828459045", "elu, -1, -0.6321205588285577",
        "celu, -1, -0.6321205588285577", "selu, 1, 1.0507009873554805", "leaky_relu, -2, -0.4", "silu, 1, 0.7310585786300049",
        "swish, 1, 0.7310585786300049", "hard_sigmoid, 1.5, 0.75", "hard_silu, 1.5, 1.125", "hard_swish, 3, 3", "hard_tanh, 1.5, 1",
        "gelu, 1, 0.8413447460685429", "mish, 1, 0.8650983882673103", "log_sigmoid, 0, -0.6931471805599453", "soft_shrink, -1.5, -1",
        "hard_shrink, 0.5, 0", "tanh_shrink, 1, 0.2384058440442351", "squareplus, 0, 1", "sparse_plus, 0, 0.25", "sparse_plus, 2, 2",
        "sparse_sigmoid, 0.5, 0.75", "unit_step, 0, 1", "unit_step, -0.1, 0", "sign, -2, -1", "piecewise_linear, 0.2, 0.7",
        "piecewise_linear, 0.5, 1"})
    void valueIsThatOfTheFormula(String name, double x, double expected) {
        assertEquals(expected, ((ElementwiseActivation) Activations.byName(name)).value(x), 1e-14);
    }

    @Test
    void reluTakesItsThresholdBeforeItsSlope() {
        assertEquals(-0.05, new Relu(0.1, 1.5, 0.5).value(0), 1e-15);
    }

    @Test
    void reluAtZeroPassesNoGradient() {
        assertEquals(0, Activations.RELU.derivative(0));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5204998778130465", "-1, -0.8427007929497149", "2.4, 0.999311486103355", "2.6, 0.9997639655834707",
        "4, 0.9999999845827421", "7, 1"})
    void errorFunctionHasFifteenDigits(double x, double expected) {
        assertEquals(expected, ErrorFunction.erf(x), 1e-15);
    }

    @Test
    void rejectsNegativeReluParameters() {
        assertFails("Relu: negativeSlope, maxValue and threshold must be 0 or more, got 0.0, -1.0 and 0.0.", () -> new Relu(0, -1, 0));
    }

    @Test
    void rejectsAlphaOfZeroForCelu() {
        assertFails("Celu: alpha must be above 0, got 0.0.", () -> new Celu(0));
    }

    @Test
    void rejectsNegativeRoundness() {
        assertFails("Squareplus: b must be above 0, got -1.0.", () -> new Squareplus(-1));
    }
}
