package dev.corno.expression;

import dev.corno.activations.Activation;
import dev.corno.activations.ElementwiseActivation;
import dev.corno.activations.RowwiseActivation;
import dev.corno.expression.Operation.Activate;
import dev.corno.expression.Operation.ActivateGradient;
import dev.corno.expression.Operation.Binary;
import dev.corno.expression.Operation.Broadcast;
import dev.corno.expression.Operation.Concatenate;
import dev.corno.expression.Operation.Constant;
import dev.corno.expression.Operation.Fill;
import dev.corno.expression.Operation.Gather;
import dev.corno.expression.Operation.Host;
import dev.corno.expression.Operation.MatMul;
import dev.corno.expression.Operation.Place;
import dev.corno.expression.Operation.Reduce;
import dev.corno.expression.Operation.Reshape;
import dev.corno.expression.Operation.Reverse;
import dev.corno.expression.Operation.ScatterAdd;
import dev.corno.expression.Operation.Select;
import dev.corno.expression.Operation.Slice;
import dev.corno.expression.Operation.StopGradient;
import dev.corno.expression.Operation.Transpose;
import dev.corno.expression.Operation.Unary;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The numbers of expressions, computed in plain Java and in float64: for what is small, and for tests. Only activations of whole rows and
 * functions in Java see float32. Each expression is computed once.
 *
 * <pre>{@code
 * Expression x = Expression.source(Operation.Role.INPUT, 0, Shape.of(3));
 * double[] squares = new Numbers(Map.of(x, new double[] {1, 2, 3})).of(x.square());    // 1, 4, 9
 * }</pre>
 */
public final class Numbers {

    private final Map<Expression, double[]> known = new IdentityHashMap<>();

    /**
     * Takes what is given from outside.
     *
     * @param given the numbers, row-major, of sources, of random numbers, or of any other expressions
     * @throws IllegalArgumentException if they are not as many as the shape needs
     */
    public Numbers(Map<Expression, double[]> given) {
        given.forEach((expression, numbers) -> {
            if (numbers.length != expression.shape().size()) {
                throw new IllegalArgumentException("Numbers: expects " + expression.shape().size() + " numbers for " + expression + ", got "
                        + numbers.length + ".");
            }
            known.put(expression, numbers.clone());
        });
    }

    /**
     * {@return the numbers of an expression, row-major}
     *
     * @param expression what to compute
     * @throws IllegalArgumentException if it needs a source, or random numbers, that were not given, or an index is outside a table
     */
    public double[] of(Expression expression) {
        return compute(expression).clone();
    }

    private double[] compute(Expression wanted) {
        if (!known.containsKey(wanted)) {
            for (Expression each : Gradients.order(List.of(wanted))) {
                if (!known.containsKey(each)) {
                    known.put(each, Decomposition.of(each).map(this::compute).orElseGet(() -> apply(each)));
                }
            }
        }
        return known.get(wanted);
    }

    private double[] apply(Expression y) {
        Operation operation = y.operation();
        if (operation instanceof Fill fill) {
            double[] numbers = new double[size(y.shape())];
            Arrays.fill(numbers, fill.value());
            return numbers;
        }
        if (operation instanceof Constant constant) {
            return constant.value().toDoubleArray();
        }
        if (operation.isLeaf()) {
            throw new IllegalArgumentException("Numbers: expects to be given the numbers of " + y + ", got none.");
        }
        if (operation instanceof Unary unary) {
            return Arrays.stream(operand(y, 0)).map(unary.function()::value).toArray();
        }
        if (operation instanceof Binary binary) {
            double[] a = spread(y, 0);
            double[] b = spread(y, 1);
            return IntStream.range(0, a.length).mapToDouble(i -> binary.function().value(a[i], b[i])).toArray();
        }
        if (operation instanceof Select) {
            double[] condition = spread(y, 0);
            double[] yes = spread(y, 1);
            double[] no = spread(y, 2);
            return IntStream.range(0, yes.length).mapToDouble(i -> condition[i] != 0 ? yes[i] : no[i]).toArray();
        }
        if (operation instanceof Activate activate) {
            return activate(activate.activation(), operand(y, 0), y.shape());
        }
        if (operation instanceof ActivateGradient activate) {
            return slope(activate.activation(), operand(y, 0), operand(y, 1), operand(y, 2), y.shape());
        }
        if (operation instanceof Reduce reduce) {
            return reduce(reduce.function(), y);
        }
        if (operation instanceof MatMul product) {
            return product(product, y);
        }
        if (operation instanceof Gather || operation instanceof ScatterAdd) {
            return rows(y);
        }
        if (operation instanceof Host host) {
            return host.function().apply(y.operands().stream().map(this::tensor).toList()).toDoubleArray();
        }
        return move(y);
    }

    private double[] operand(Expression y, int index) {
        return known.get(y.operands().get(index));
    }

    private Tensor tensor(Expression x) {
        return Tensor.of(floats(known.get(x)), x.shape().toArray());
    }

    private static int size(Shape shape) {
        return Math.toIntExact(shape.size());
    }

    // ---- numbers elsewhere

    private double[] move(Expression y) {
        Operation operation = y.operation();
        if (operation instanceof Reshape || operation instanceof StopGradient) {
            return operand(y, 0);
        }
        if (operation instanceof Broadcast) {
            return spread(y, 0);
        }
        if (operation instanceof Concatenate concatenate) {
            return concatenate(concatenate.axis(), y);
        }
        Shape from = y.operands().get(0).shape();
        int[] steps = steps(from);
        if (operation instanceof Place place) {
            int[] over = steps(y.shape());
            return write(operand(y, 0), from, start(place.starts(), over), each(over, place.strides()), new double[size(y.shape())]);
        }
        if (operation instanceof Transpose transpose) {
            return read(operand(y, 0), 0, transpose.order().stream().mapToInt(axis -> steps[axis]).toArray(), y.shape());
        }
        if (operation instanceof Slice slice) {
            return read(operand(y, 0), start(slice.starts(), steps), each(steps, slice.strides()), y.shape());
        }
        if (operation instanceof Reverse reverse) {
            int last = (from.dim(reverse.axis()) - 1) * steps[reverse.axis()];
            steps[reverse.axis()] *= -1;
            return read(operand(y, 0), last, steps, y.shape());
        }
        throw new IllegalArgumentException("Numbers: expects an operation that can be computed in Java, got " + operation + ".");
    }

    private double[] spread(Expression y, int index) {
        Shape from = y.operands().get(index).shape();
        return from.equals(y.shape()) ? operand(y, index) : read(operand(y, index), 0, repeated(from, y.shape()), y.shape());
    }

    /** {@return how far it is to the next number along each axis; 0 along those that are repeated} */
    private static int[] repeated(Shape from, Shape to) {
        int[] steps = steps(from);
        int missing = to.rank() - from.rank();
        return IntStream.range(0, to.rank()).map(axis -> axis < missing || from.dim(axis - missing) == 1 ? 0 : steps[axis - missing]).toArray();
    }

    private double[] concatenate(int axis, Expression y) {
        double[] joined = new double[size(y.shape())];
        int[] steps = steps(y.shape());
        int at = 0;
        for (Expression part : y.operands()) {
            write(known.get(part), part.shape(), at * steps[axis], steps, joined);
            at += part.dim(axis);
        }
        return joined;
    }

    private static int[] steps(Shape shape) {
        int[] steps = new int[shape.rank()];
        int step = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= shape.dim(axis);
        }
        return steps;
    }

    private static int start(List<Integer> starts, int[] steps) {
        return IntStream.range(0, steps.length).map(axis -> starts.get(axis) * steps[axis]).sum();
    }

    private static int[] each(int[] steps, List<Integer> strides) {
        return IntStream.range(0, steps.length).map(axis -> steps[axis] * strides.get(axis)).toArray();
    }

    private static double[] read(double[] x, int start, int[] steps, Shape over) {
        return IntStream.range(0, size(over)).mapToDouble(i -> x[start + place(i, over, steps)]).toArray();
    }

    private static double[] write(double[] x, Shape over, int start, int[] steps, double[] target) {
        for (int i = 0; i < x.length; i++) {
            target[start + place(i, over, steps)] = x[i];
        }
        return target;
    }

    /** {@return where the i-th number of a shape is, in an array with steps for each axis} */
    private static int place(int i, Shape over, int[] steps) {
        int place = 0;
        int rest = i;
        for (int axis = over.rank() - 1; axis >= 0; axis--) {
            place += rest % over.dim(axis) * steps[axis];
            rest /= over.dim(axis);
        }
        return place;
    }

    // ---- sums and products

    private double[] reduce(ReductionFunction function, Expression y) {
        Shape from = y.operands().get(0).shape();
        double[] x = operand(y, 0);
        double[] result = new double[size(y.shape())];
        Arrays.fill(result, switch (function) {
            case SUM, MEAN -> 0;
            case MAX -> Double.NEGATIVE_INFINITY;
            case MIN -> Double.POSITIVE_INFINITY;
        });
        int[] steps = repeated(y.shape(), from);
        for (int i = 0; i < x.length; i++) {
            int at = place(i, from, steps);
            result[at] = switch (function) {
                case SUM, MEAN -> result[at] + x[i];
                case MAX -> Math.max(result[at], x[i]);
                case MIN -> Math.min(result[at], x[i]);
            };
        }
        double count = (double) x.length / result.length;
        return function == ReductionFunction.MEAN ? Arrays.stream(result).map(sum -> sum / count).toArray() : result;
    }

    private double[] product(MatMul product, Expression y) {
        Expression a = y.operands().get(0);
        Expression b = y.operands().get(1);
        double[] left = known.get(a);
        double[] right = known.get(b);
        int rows = y.dim(-2);
        int columns = y.dim(-1);
        int inner = a.dim(product.transposeA() ? -2 : -1);
        boolean isShared = b.rank() < a.rank();
        double[] result = new double[size(y.shape())];
        for (int i = 0; i < result.length; i++) {
            int matrix = i / (rows * columns);
            int row = i / columns % rows;
            int column = i % columns;
            for (int k = 0; k < inner; k++) {
                int ofLeft = product.transposeA() ? k * rows + row : row * inner + k;
                int ofRight = product.transposeB() ? column * inner + k : k * columns + column;
                result[i] += left[matrix * rows * inner + ofLeft] * right[(isShared ? 0 : matrix * inner * columns) + ofRight];
            }
        }
        return result;
    }

    /** {@return the rows of a table that indices name, or a table of zeros to which rows are added} */
    private double[] rows(Expression y) {
        boolean isGather = y.operation() instanceof Gather;
        Shape table = isGather ? y.operands().get(0).shape() : y.shape();
        int width = table.dim(1);
        double[] rows = operand(y, 0);
        double[] indices = operand(y, 1);
        double[] result = new double[size(y.shape())];
        for (int i = 0; i < indices.length; i++) {
            int row = (int) indices[i];
            if (row < 0 || row >= table.dim(0)) {
                throw new IllegalArgumentException("Numbers: expects indices of 0 to " + (table.dim(0) - 1) + " of a table " + table
                        + ", got " + row + ".");
            }
            for (int k = 0; k < width; k++) {
                result[(isGather ? i : row) * width + k] += rows[(isGather ? row : i) * width + k];
            }
        }
        return result;
    }

    // ---- activations

    private static double[] activate(Activation activation, double[] x, Shape shape) {
        if (activation instanceof ElementwiseActivation function) {
            return Arrays.stream(x).map(function::value).toArray();
        }
        float[] y = floats(x);
        for (int from = 0; from < y.length; from += shape.dim(-1)) {
            ((RowwiseActivation) activation).forward(y, y, from, shape.dim(-1));
        }
        return doubles(y);
    }

    private static double[] slope(Activation activation, double[] x, double[] y, double[] gradient, Shape shape) {
        if (activation instanceof ElementwiseActivation function) {
            return IntStream.range(0, x.length).mapToDouble(i -> gradient[i] * function.derivative(x[i])).toArray();
        }
        RowwiseActivation function = (RowwiseActivation) activation;
        float[] seen = floats(function.usesInput() ? x : y);
        float[] slope = floats(gradient);
        for (int from = 0; from < slope.length; from += shape.dim(-1)) {
            function.backward(seen, slope, slope, from, shape.dim(-1));
        }
        return doubles(slope);
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private static double[] doubles(float[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
    }
}
