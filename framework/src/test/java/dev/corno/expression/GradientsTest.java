package dev.corno.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.activations.Activations;
import dev.corno.expression.Operation.Role;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the gradient of every operation with central differences, in float64. */
class GradientsTest {

    // Central differences with a step of 1e-5 are off by its square, and by rounding errors divided by it.
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;

    static Stream<Arguments> operations() {
        Window window = new Window(List.of(2, 3), List.of(2, 1), List.of(1, 2), List.of(1, 0), List.of(0, 2));
        Window places = new Window(List.of(2, 3), List.of(2, 1), List.of(1, 1), List.of(1, 0), List.of(0, 2));
        Expression indices = Expression.constant(Tensor.of(new float[] {1, 0, 1, 1}, 2, 2));
        Shape picture = Shape.of(2, 5, 6, 4);
        Shape kernel = Shape.of(2, 3, 2, 6);
        return Stream.of(
                operation("select", (a, b) -> a.greater(0.4).select(a, b), Shape.of(2, 3), Shape.of(3)),
                operation("select of a condition", (a, b) -> b.greater(0.4).select(a, b.negate()), Shape.of(2, 3), Shape.of(2, 1)),
                operation("sum", (a, b) -> a.sum(false, 0).times(b), Shape.of(2, 3), Shape.of(3)),
                operation("mean", (a, b) -> a.mean(true, 1).times(b), Shape.of(2, 3), Shape.of(3)),
                operation("max", (a, b) -> a.max(false, 0, 2).times(b), Shape.of(2, 3, 2), Shape.of(3)),
                operation("min", (a, b) -> a.min(true, -1).times(b), Shape.of(2, 3), Shape.of(3)),
                operation("reshape", (a, b) -> a.reshape(3, 2).times(b), Shape.of(2, 3), Shape.of(2)),
                operation("transpose", (a, b) -> a.transpose(2, 0, 1).times(b), Shape.of(2, 3, 4), Shape.of(4, 2, 3)),
                operation("broadcast", (a, b) -> a.broadcastTo(Shape.of(4, 2, 3)).times(b), Shape.of(2, 1), Shape.of(4, 2, 3)),
                operation("concatenate", (a, b) -> Expression.concatenate(1, List.of(a, b, a)).square(), Shape.of(2, 3), Shape.of(2, 1)),
                operation("slice", (a, b) -> a.slice(new int[] {0, 1}, Shape.of(2, 2), 1, 2).times(b), Shape.of(2, 5), Shape.of(2, 2)),
                operation("place", (a, b) -> a.place(new int[] {0, 1}, Shape.of(2, 6), 1, 2).times(b), Shape.of(2, 2), Shape.of(2, 6)),
                operation("parts of one axis", (a, b) -> a.slice(1, 0, 2).times(b).plus(a.slice(1, 3, 5)), Shape.of(2, 5), Shape.of(2, 2)),
                operation("parts that overlap", (a, b) -> a.slice(1, 0, 2).times(b).plus(a.slice(1, 1, 3)), Shape.of(2, 5), Shape.of(2, 2)),
                operation("reverse", (a, b) -> a.reverse(0).times(b), Shape.of(2, 3), Shape.of(2, 3)),
                operation("gather", (a, b) -> a.gather(indices).times(b), Shape.of(3, 2), Shape.of(2, 2, 2)),
                operation("scatter", (a, b) -> Expression.of(new Operation.ScatterAdd(), Shape.of(3, 2), a, indices).times(b),
                        Shape.of(2, 2, 2), Shape.of(3, 2)),
                operation("matmul", (a, b) -> a.matmul(b), Shape.of(2, 3), Shape.of(3, 4)),
                operation("matmul of transposed", (a, b) -> a.matmul(b, true, true), Shape.of(3, 2), Shape.of(4, 3)),
                operation("matmul of many by one", (a, b) -> a.matmul(b, false, true), Shape.of(2, 2, 3), Shape.of(4, 3)),
                operation("matmul of many by many", (a, b) -> a.matmul(b, true, false), Shape.of(2, 3, 2), Shape.of(2, 3, 4)),
                operation("convolve", (a, b) -> a.convolve(b, window, 2), picture, kernel),
                operation("convolve input", (a, b) -> a.convolveInput(b, window, 2, picture), window.slide(picture, 6), kernel),
                operation("convolve kernel", (a, b) -> a.convolveKernel(b, window, 2), picture, window.slide(picture, 6)),
                operation("max pool", (a, b) -> a.pool(places, true).times(b), picture, Shape.of(4)),
                operation("average pool", (a, b) -> a.pool(places, false).times(b), picture, Shape.of(4)),
                operation("activation", (a, b) -> a.times(b).apply(Activations.GELU), Shape.of(2, 3), Shape.of(3)),
                operation("unit", (a, b) -> a.unit(1e-3, 0).times(b), Shape.of(2, 3), Shape.of(3)));
    }

    private static Arguments operation(String name, BinaryOperator<Expression> function, Shape a, Shape b) {
        return Arguments.of(name, function, a, b);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void operationsAgreeWithDifferences(String name, BinaryOperator<Expression> function, Shape a, Shape b) {
        check(function, a, b);
    }

    @ParameterizedTest
    @EnumSource
    void functionsOfOneNumberAgreeWithDifferences(UnaryFunction function) {
        check((a, b) -> a.apply(function).times(b), Shape.of(2, 3), Shape.of(3));
    }

    @ParameterizedTest
    @EnumSource
    void functionsOfTwoNumbersAgreeWithDifferences(BinaryFunction function) {
        check((a, b) -> a.apply(function, b).times(a), Shape.of(2, 1, 3), Shape.of(4, 1));
    }

    @Test
    void equalNumbersShareTheGradient() {
        Expression a = source(0, Shape.of(1));
        Expression slope = gradients(a.maximum(a.times(1.0).plus(Expression.fill(0, Shape.of(1)))), List.of(a)).get(0).orElseThrow();

        assertEquals(1, new Numbers(Map.of(a, new double[] {3})).of(slope)[0]);
    }

    @Test
    void powersOfZeroHaveNumbersForSlopes() {
        Expression a = source(0, Shape.of(2));
        Expression b = source(1, Shape.of(2));
        List<Optional<Expression>> slopes = gradients(a.apply(BinaryFunction.POWER, b), List.of(a, b));
        Numbers numbers = new Numbers(Map.of(a, new double[] {0, 0}, b, new double[] {0, 2}));

        assertArrayEquals(new double[] {0, 0}, numbers.of(slopes.get(0).orElseThrow()));
        assertArrayEquals(new double[] {0, 0}, numbers.of(slopes.get(1).orElseThrow()));
    }

    @Test
    void whatIsStoppedHasNone() {
        Expression a = source(0, Shape.of(2));

        assertTrue(gradients(a.stopGradient(), List.of(a)).get(0).isEmpty());
    }

    private static Expression source(int index, Shape shape) {
        return Expression.source(Role.INPUT, index, shape);
    }

    private static List<Optional<Expression>> gradients(Expression y, List<Expression> sources) {
        return Gradients.of(List.of(y), List.of(Expression.fill(1, y.shape())), sources);
    }

    /** Differentiates a sum with another factor for each number, so that no error is hidden. */
    private static void check(BinaryOperator<Expression> function, Shape a, Shape b) {
        List<Expression> sources = List.of(source(0, a), source(1, b));
        Expression y = function.apply(sources.get(0), sources.get(1));
        Expression factors = Expression.constant(Tensor.of(IntStream.range(0, (int) y.shape().size()).mapToDouble(i -> 1 + i * 0.1).toArray(),
                y.shape().toArray()));
        Expression sum = y.times(factors).sum(false);
        List<Optional<Expression>> gradients = gradients(sum, sources);
        Map<Expression, double[]> at = new HashMap<>();
        sources.forEach(source -> at.put(source, distinct(at.size(), (int) source.shape().size())));
        for (int i = 0; i < sources.size(); i++) {
            double[] expected = differences(sum, at, sources.get(i));
            double[] actual = gradients.get(i).map(new Numbers(at)::of).orElse(new double[expected.length]);
            List<String> wrong = new ArrayList<>();
            for (int k = 0; k < expected.length; k++) {
                if (Math.abs(expected[k] - actual[k]) > TOLERANCE * Math.max(1, Math.abs(expected[k]))) {
                    wrong.add(k + ": " + expected[k] + " but " + actual[k]);
                }
            }
            assertEquals(List.of(), wrong, "gradient of source " + i);
        }
    }

    private static double[] differences(Expression sum, Map<Expression, double[]> at, Expression source) {
        double[] slopes = new double[(int) source.shape().size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (moved(sum, at, source, i, STEP) - moved(sum, at, source, i, -STEP)) / (2 * STEP);
        }
        return slopes;
    }

    private static double moved(Expression sum, Map<Expression, double[]> at, Expression source, int index, double step) {
        Map<Expression, double[]> moved = new HashMap<>(at);
        double[] numbers = at.get(source).clone();
        numbers[index] += step;
        moved.put(source, numbers);
        return new Numbers(moved).of(sum)[0];
    }

    /** Positive numbers of which no two are near one another, in no order. */
    private static double[] distinct(int source, int count) {
        double[] numbers = IntStream.range(0, count).mapToDouble(i -> 0.13 + source * 0.0041 + i * 7919 % 104_729 % (count * 31) * 0.0171).toArray();
        return Arrays.stream(numbers).map(number -> number % 1.9 + 0.05).toArray();
    }
}
