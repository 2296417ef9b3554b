package dev.corno.expression;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.corno.activations.Activations;
import dev.corno.expression.Operation.Distribution;
import dev.corno.expression.Operation.Role;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private static final Expression X = Expression.source(Role.INPUT, 0, Shape.of(2, 3));
    private static final double[] OF_X = {1, 2, 3, 4, 5, 6};

    private static void assertNumbers(double[] expected, Expression expression) {
        assertArrayEquals(expected, new Numbers(Map.of(X, OF_X)).of(expression), 1e-7);
    }

    @Test
    void repeatsAxesOfLengthOne() {
        assertNumbers(new double[] {-1, 0, 1, -1, 0, 1}, X.minus(X.mean(true, 1)));
        assertNumbers(new double[] {2, 1, 1, 1, 1, 1}, X.equalTo(1).select(Expression.fill(2, Shape.scalar()), Expression.fill(1, Shape.scalar())));
    }

    @Test
    void movesNumbers() {
        assertNumbers(new double[] {1, 4, 2, 5, 3, 6}, X.transpose(1, 0));
        assertNumbers(new double[] {3, 2, 1, 6, 5, 4}, X.reverse(1));
        assertNumbers(new double[] {1, 3, 4, 6}, X.slice(new int[] {0, 0}, Shape.of(2, 2), 1, 2));
        assertNumbers(new double[] {0, 1, 2, 3, 0, 4, 5, 6}, X.pad(1, 1, 0));
        assertNumbers(new double[] {1, 2, 3, 3, 4, 5, 6, 6}, Expression.concatenate(1, List.of(X, X.slice(1, 2, 3))));
        assertNumbers(new double[] {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6}, X.broadcastTo(Shape.of(2, 2, 3)));
    }

    @Test
    void takesAxesTogether() {
        assertNumbers(new double[] {6, 15}, X.sum(false, 1));
        assertNumbers(new double[] {4, 5, 6}, X.max(false, 0));
        assertNumbers(new double[] {1}, X.min(false));
    }

    @Test
    void multipliesMatrices() {
        assertNumbers(new double[] {14, 32, 32, 77}, X.matmul(X, false, true));
        assertNumbers(new double[] {17, 22, 27, 22, 29, 36, 27, 36, 45}, X.matmul(X, true, false));
    }

    @Test
    void looksUpRows() {
        assertNumbers(new double[] {4, 5, 6, 1, 2, 3, 4, 5, 6}, X.gather(Expression.constant(Tensor.of(new float[] {1, 0, 1}, 3))));
        assertFails("Numbers: expects indices of 0 to 1 of a table (2, 3), got 2.",
                () -> new Numbers(Map.of(X, OF_X)).of(X.gather(Expression.fill(2, Shape.of(1)))));
    }

    @Test
    void slidesWindows() {
        Expression x = X.reshape(1, 6, 1);
        Window window = new Window(List.of(2), List.of(2), List.of(1), List.of(0), List.of(0));

        assertNumbers(new double[] {2, 4, 6}, x.pool(window, true));
        assertNumbers(new double[] {21, 43, 65}, x.convolve(Expression.constant(Tensor.of(new float[] {1, 10}, 2, 1, 1)), window, 1));
    }

    @Test
    void appliesActivationsAndFunctionsInJava() {
        assertNumbers(new double[] {1, 2, 3, 4, 5, 6}, X.apply(Activations.RELU));
        assertNumbers(new double[] {0.09003057, 0.24472847, 0.66524096, 0.09003057, 0.24472847, 0.66524096}, X.apply(Activations.SOFTMAX));
        assertNumbers(new double[] {2, 4, 6, 8, 10, 12}, Expression.host("twice", X.shape(), given -> given.get(0).times(2), X));
    }

    @Test
    void anyExpressionMayBeGiven() {
        Expression random = Expression.random(Distribution.UNIFORM, 0, OptionalLong.empty(), Shape.of(1));

        assertArrayEquals(new double[] {0.5}, new Numbers(Map.of(random, new double[] {0.25})).of(random.times(2)));
    }

    @Test
    void saysWhatIsMissing() {
        assertFails("Numbers: expects to be given the numbers of Source[role=INPUT, index=0] (2, 3), got none.",
                () -> new Numbers(Map.of()).of(X.square()));
        assertFails("Numbers: expects 6 numbers for Source[role=INPUT, index=0] (2, 3), got 1.",
                () -> new Numbers(Map.of(X, new double[] {1})));
    }
}
