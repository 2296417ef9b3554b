package dev.corno.expression;

import dev.corno.activations.Activation;
import dev.corno.activations.GatedActivation;
import dev.corno.expression.Operation.Distribution;
import dev.corno.expression.Operation.Role;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * An array of float32 numbers that will be computed: an operation on other expressions. Its shape is known, batch axis included.
 * Binary methods repeat axes of length 1, and put missing axes in front, as NumPy does. Axes count from 0, or from the end with -1.
 *
 * <p>Expressions are how layers and losses say what they compute, whatever engine runs them, and what {@link Gradients}
 * differentiates. They have identity: using the same object twice computes it once.
 *
 * <pre>{@code
 * Expression mean = x.mean(true, -1);
 * Expression variance = x.minus(mean).square().mean(true, -1);
 * Expression y = x.minus(mean).times(variance.plus(1e-3).power(-0.5));
 * }</pre>
 *
 * <p>The class is long because it has one method for each operation.
 */
public final class Expression {

    private final Operation operation;
    private final List<Expression> operands;
    private final Shape shape;

    private Expression(Operation operation, Shape shape, Expression... operands) {
        this.operation = operation;
        this.operands = List.of(operands);
        this.shape = shape;
    }

    static Expression of(Operation operation, Shape shape, Expression... operands) {
        return new Expression(operation, shape, operands);
    }

    /** {@return how it is computed} */
    public Operation operation() {
        return operation;
    }

    /** {@return what it is computed from} */
    public List<Expression> operands() {
        return operands;
    }

    /** {@return its shape, batch axis included} */
    public Shape shape() {
        return shape;
    }

    /** {@return the number of axes} */
    public int rank() {
        return shape.rank();
    }

    /**
     * {@return the length of an axis}
     *
     * @param axis the axis
     */
    public int dim(int axis) {
        return shape.dim(axis);
    }

    // what is given

    /**
     * {@return what a backend gives}
     *
     * @param role what it is
     * @param index which of its role
     * @param shape its shape
     */
    public static Expression source(Role role, int index, Shape shape) {
        return new Expression(new Operation.Source(role, index), shape);
    }

    /**
     * {@return the same number everywhere}
     *
     * @param value the number
     * @param shape the shape
     */
    public static Expression fill(double value, Shape shape) {
        return new Expression(new Operation.Fill(value), shape);
    }

    /**
     * {@return fixed numbers}
     *
     * @param value the numbers
     */
    public static Expression constant(Tensor value) {
        return new Expression(new Operation.Constant(value), value.shape());
    }

    /**
     * {@return random numbers, new in each step}
     *
     * @param distribution how they are distributed
     * @param stream distinguishes the draws of one layer
     * @param seed where they start; empty for a seed of the layer's place in its model
     * @param shape the shape
     */
    public static Expression random(Distribution distribution, int stream, OptionalLong seed, Shape shape) {
        return new Expression(new Operation.Random(distribution, stream, seed), shape);
    }

    // functions of each number

    /**
     * {@return a function of each number}
     *
     * @param function the function
     */
    public Expression apply(UnaryFunction function) {
        return new Expression(new Operation.Unary(function), shape, this);
    }

    /**
     * {@return an activation; along the last axis where it works on rows, or halves}
     *
     * @param activation the function
     */
    public Expression apply(Activation activation) {
        if (activation instanceof GatedActivation gated) {
            int half = gated.outputShape(shape).dim(-1);
            return slice(-1, 0, half).times(slice(-1, half, dim(-1)).apply(gated.gate()));
        }
        return activation.name().equals("linear") ? this : new Expression(new Operation.Activate(activation), shape, this);
    }

    /** {@return {@code -x}} */
    public Expression negate() {
        return apply(UnaryFunction.NEGATE);
    }

    /** {@return {@code |x|}} */
    public Expression abs() {
        return apply(UnaryFunction.ABS);
    }

    /** {@return {@code e^x}} */
    public Expression exp() {
        return apply(UnaryFunction.EXP);
    }

    /** {@return the natural logarithm} */
    public Expression log() {
        return apply(UnaryFunction.LOG);
    }

    /** {@return the square root} */
    public Expression sqrt() {
        return apply(UnaryFunction.SQRT);
    }

    /** {@return {@code x * x}} */
    public Expression square() {
        return apply(UnaryFunction.SQUARE);
    }

    /** {@return the hyperbolic tangent} */
    public Expression tanh() {
        return apply(UnaryFunction.TANH);
    }

    /** {@return {@code 1 / (1 + e^-x)}} */
    public Expression sigmoid() {
        return apply(UnaryFunction.SIGMOID);
    }

    /** {@return {@code max(x, 0)}} */
    public Expression relu() {
        return apply(UnaryFunction.RELU);
    }

    // functions of two numbers

    /**
     * {@return a function of each pair of numbers}
     *
     * @param function the function
     * @param other the second numbers
     */
    public Expression apply(BinaryFunction function, Expression other) {
        return new Expression(new Operation.Binary(function), Operation.broadcast(shape, other.shape), this, other);
    }

    private Expression apply(BinaryFunction function, double other) {
        return apply(function, fill(other, Shape.scalar()));
    }

    /**
     * {@return the sum}
     *
     * @param other what is added
     */
    public Expression plus(Expression other) {
        return apply(BinaryFunction.ADD, other);
    }

    /**
     * {@return the sum}
     *
     * @param other what is added
     */
    public Expression plus(double other) {
        return other == 0 ? this : apply(BinaryFunction.ADD, other);
    }

    /**
     * {@return the difference}
     *
     * @param other what is taken off
     */
    public Expression minus(Expression other) {
        return apply(BinaryFunction.SUBTRACT, other);
    }

    /**
     * {@return the difference}
     *
     * @param other what is taken off
     */
    public Expression minus(double other) {
        return plus(-other);
    }

    /**
     * {@return the product of each pair}
     *
     * @param other the factor
     */
    public Expression times(Expression other) {
        return apply(BinaryFunction.MULTIPLY, other);
    }

    /**
     * {@return the product}
     *
     * @param other the factor
     */
    public Expression times(double other) {
        return other == 1 ? this : apply(BinaryFunction.MULTIPLY, other);
    }

    /**
     * {@return the quotient of each pair}
     *
     * @param other the divisor
     */
    public Expression dividedBy(Expression other) {
        return apply(BinaryFunction.DIVIDE, other);
    }

    /**
     * {@return the quotient}
     *
     * @param other the divisor
     */
    public Expression dividedBy(double other) {
        return times(1 / other);
    }

    /**
     * {@return the power}
     *
     * @param exponent the exponent
     */
    public Expression power(double exponent) {
        return apply(BinaryFunction.POWER, exponent);
    }

    /**
     * {@return the larger one of each pair}
     *
     * @param other the second numbers
     */
    public Expression maximum(Expression other) {
        return apply(BinaryFunction.MAXIMUM, other);
    }

    /**
     * {@return the larger one}
     *
     * @param other the second number
     */
    public Expression maximum(double other) {
        return apply(BinaryFunction.MAXIMUM, other);
    }

    /**
     * {@return the smaller one of each pair}
     *
     * @param other the second numbers
     */
    public Expression minimum(Expression other) {
        return apply(BinaryFunction.MINIMUM, other);
    }

    /**
     * {@return the smaller one}
     *
     * @param other the second number
     */
    public Expression minimum(double other) {
        return apply(BinaryFunction.MINIMUM, other);
    }

    /**
     * {@return 1 where this is greater, else 0}
     *
     * @param other what it is compared with
     */
    public Expression greater(Expression other) {
        return apply(BinaryFunction.GREATER, other);
    }

    /**
     * {@return 1 where this is greater, else 0}
     *
     * @param other what it is compared with
     */
    public Expression greater(double other) {
        return apply(BinaryFunction.GREATER, other);
    }

    /**
     * {@return 1 where this is greater or equal, else 0}
     *
     * @param other what it is compared with
     */
    public Expression greaterEqual(Expression other) {
        return apply(BinaryFunction.GREATER_EQUAL, other);
    }

    /**
     * {@return 1 where this is equal, else 0}
     *
     * @param other what it is compared with
     */
    public Expression equalTo(Expression other) {
        return apply(BinaryFunction.EQUAL, other);
    }

    /**
     * {@return 1 where this is equal, else 0}
     *
     * @param other what it is compared with
     */
    public Expression equalTo(double other) {
        return apply(BinaryFunction.EQUAL, other);
    }

    /**
     * {@return the first of two where this is not 0, else the second}
     *
     * @param yes what stands where this is not 0
     * @param no what stands where this is 0
     */
    public Expression select(Expression yes, Expression no) {
        return new Expression(new Operation.Select(), Operation.broadcast(shape, Operation.broadcast(yes.shape, no.shape)), this, yes, no);
    }

    // axes taken together

    /**
     * {@return axes taken together}
     *
     * @param function what becomes of the numbers
     * @param keepDims whether the axes stay, with length 1
     * @param axes the axes; none for all
     */
    public Expression reduce(ReductionFunction function, boolean keepDims, int... axes) {
        List<Integer> taken = (axes.length == 0 ? IntStream.range(0, rank()) : IntStream.of(axes).map(this::axis)).distinct().sorted()
                .boxed().toList();
        Shape kept = shape;
        for (int axis : taken) {
            kept = kept.with(axis, 1);
        }
        Expression reduced = taken.isEmpty() ? this : new Expression(new Operation.Reduce(function, taken), kept, this);
        return keepDims ? reduced : reduced.reshape(IntStream.range(0, rank()).filter(axis -> !taken.contains(axis)).map(this::dim).toArray());
    }

    /**
     * {@return the sum along axes}
     *
     * @param keepDims whether the axes stay, with length 1
     * @param axes the axes; none for all
     */
    public Expression sum(boolean keepDims, int... axes) {
        return reduce(ReductionFunction.SUM, keepDims, axes);
    }

    /**
     * {@return the mean along axes}
     *
     * @param keepDims whether the axes stay, with length 1
     * @param axes the axes; none for all
     */
    public Expression mean(boolean keepDims, int... axes) {
        return reduce(ReductionFunction.MEAN, keepDims, axes);
    }

    /**
     * {@return the largest number along axes}
     *
     * @param keepDims whether the axes stay, with length 1
     * @param axes the axes; none for all
     */
    public Expression max(boolean keepDims, int... axes) {
        return reduce(ReductionFunction.MAX, keepDims, axes);
    }

    /**
     * {@return the smallest number along axes}
     *
     * @param keepDims whether the axes stay, with length 1
     * @param axes the axes; none for all
     */
    public Expression min(boolean keepDims, int... axes) {
        return reduce(ReductionFunction.MIN, keepDims, axes);
    }

    /**
     * {@return this divided by its Euclidean length along axes}
     *
     * @param shortest the least that is divided by
     * @param axes the axes
     */
    public Expression unit(double shortest, int... axes) {
        return times(square().sum(true, axes).maximum(shortest * shortest).power(-0.5));
    }

    // the same numbers elsewhere

    /**
     * {@return the same numbers, row-major, in another shape}
     *
     * @param dims the axis lengths; one may be -1, for what is left
     */
    public Expression reshape(int... dims) {
        int[] wanted = dims.clone();
        int open = IntStream.range(0, dims.length).filter(axis -> dims[axis] == -1).findFirst().orElse(-1);
        if (open >= 0) {
            long rest = IntStream.of(dims).filter(dim -> dim != -1).asLongStream().reduce(1, (a, b) -> a * b);
            wanted[open] = Math.toIntExact(rest == 0 ? 0 : shape.size() / rest);
        }
        return reshape(Shape.of(wanted));
    }

    /**
     * {@return the same numbers, row-major, in another shape}
     *
     * @param wanted the shape
     */
    public Expression reshape(Shape wanted) {
        if (wanted.size() != shape.size()) {
            throw new IllegalArgumentException("Expression: reshape expects a shape of " + shape.size() + " numbers for " + shape + ", got "
                    + wanted + ".");
        }
        return wanted.equals(shape) ? this : new Expression(new Operation.Reshape(), wanted, this);
    }

    /**
     * {@return this with an axis of length 1 more}
     *
     * @param axis where it is afterwards
     */
    public Expression expandDims(int axis) {
        int at = axis < 0 ? axis + rank() + 1 : axis;
        List<Integer> dims = new ArrayList<>(IntStream.of(shape.toArray()).boxed().toList());
        dims.add(at, 1);
        return reshape(dims.stream().mapToInt(dim -> dim).toArray());
    }

    /**
     * {@return this without an axis of length 1}
     *
     * @param axis the axis
     */
    public Expression squeeze(int axis) {
        List<Integer> dims = new ArrayList<>(IntStream.of(shape.toArray()).boxed().toList());
        dims.remove(axis(axis));
        return reshape(dims.stream().mapToInt(dim -> dim).toArray());
    }

    /**
     * {@return the axes in another order}
     *
     * @param order for each axis afterwards which one it was
     */
    public Expression transpose(int... order) {
        if (Arrays.equals(order, IntStream.range(0, rank()).toArray())) {
            return this;
        }
        Shape moved = Shape.of(IntStream.of(order).map(this::dim).toArray());
        return new Expression(new Operation.Transpose(IntStream.of(order).map(this::axis).boxed().toList()), moved, this);
    }

    /**
     * {@return this with axes of length 1 repeated, and missing axes in front}
     *
     * @param wanted the shape
     */
    public Expression broadcastTo(Shape wanted) {
        if (wanted.equals(shape)) {
            return this;
        }
        if (!Operation.broadcast(shape, wanted).equals(wanted)) {
            throw new IllegalArgumentException("Expression: expects a shape that " + shape + " can be repeated to, got " + wanted + ".");
        }
        return new Expression(new Operation.Broadcast(), wanted, this);
    }

    /**
     * {@return arrays one after the other}
     *
     * @param axis along which axis
     * @param parts the arrays, of one shape but for the axis
     */
    public static Expression concatenate(int axis, List<Expression> parts) {
        Expression first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        int at = first.axis(axis);
        Shape joined = first.shape.with(at, parts.stream().mapToInt(part -> part.dim(at)).sum());
        for (Expression part : parts) {
            if (!part.shape.with(at, 1).equals(joined.with(at, 1))) {
                throw new IllegalArgumentException("Expression: concatenate expects parts that are equal except along axis " + at + ", got "
                        + first.shape + " and " + part.shape + ".");
            }
        }
        return new Expression(new Operation.Concatenate(at), joined, parts.toArray(Expression[]::new));
    }

    /**
     * {@return a part along one axis}
     *
     * @param axis the axis
     * @param from where it starts
     * @param to one past its end
     */
    public Expression slice(int axis, int from, int to) {
        int at = axis(axis);
        int[] starts = new int[rank()];
        starts[at] = from;
        return slice(starts, shape.with(at, to - from), IntStream.range(0, rank()).map(i -> 1).toArray());
    }

    /**
     * {@return what is at one place of an axis, without the axis}
     *
     * @param axis the axis
     * @param index the place
     */
    public Expression at(int axis, int index) {
        return slice(axis, index, index + 1).squeeze(axis);
    }

    /**
     * {@return each so many-th number of a part}
     *
     * @param starts for each axis where the part starts
     * @param lengths for each axis how many numbers there are afterwards
     * @param strides for each axis how far it is to the next number
     */
    public Expression slice(int[] starts, Shape lengths, int... strides) {
        for (int axis = 0; axis < rank(); axis++) {
            int last = starts[axis] + (lengths.dim(axis) - 1) * strides[axis];
            if (starts[axis] < 0 || lengths.dim(axis) > 0 && last >= dim(axis)) {
                throw new IllegalArgumentException("Expression: slice expects a part of " + shape + ", got numbers " + starts[axis] + " to "
                        + last + " of axis " + axis + ".");
            }
        }
        return lengths.equals(shape) ? this : new Expression(new Operation.Slice(list(starts), list(strides)), lengths, this);
    }

    /**
     * {@return these numbers at places of a larger array of zeros}
     *
     * @param starts for each axis where the first number goes
     * @param wanted the shape of the larger array
     * @param strides for each axis how far it is to the next number
     */
    public Expression place(int[] starts, Shape wanted, int... strides) {
        return wanted.equals(shape) ? this : new Expression(new Operation.Place(list(starts), list(strides)), wanted, this);
    }

    /**
     * {@return this with zeros around an axis}
     *
     * @param axis the axis
     * @param before how many zeros stand before
     * @param after how many zeros stand after
     */
    public Expression pad(int axis, int before, int after) {
        int at = axis(axis);
        int[] starts = new int[rank()];
        starts[at] = before;
        return place(starts, shape.with(at, before + dim(at) + after), IntStream.range(0, rank()).map(i -> 1).toArray());
    }

    /**
     * {@return the numbers of an axis in the opposite order}
     *
     * @param axis the axis
     */
    public Expression reverse(int axis) {
        return new Expression(new Operation.Reverse(axis(axis)), shape, this);
    }

    /**
     * {@return the rows of this table {@code (rows, width)} that indices name: {@code (indices..., width)}}
     *
     * @param indices whole numbers of 0 to rows - 1
     */
    public Expression gather(Expression indices) {
        return new Expression(new Operation.Gather(), indices.shape.append(dim(1)), this, indices);
    }

    // products

    /**
     * {@return the matrix product of the last two axes}
     *
     * @param other the second matrix, or as many as the first
     */
    public Expression matmul(Expression other) {
        return matmul(other, false, false);
    }

    /**
     * {@return the matrix product of the last two axes}
     *
     * @param other the second matrix, or as many as the first
     * @param transposeThis whether this is transposed before
     * @param transposeOther whether the other is transposed before
     */
    public Expression matmul(Expression other, boolean transposeThis, boolean transposeOther) {
        int inner = dim(transposeThis ? -2 : -1);
        boolean fits = other.dim(transposeOther ? -1 : -2) == inner && (other.rank() == 2 && !transposeThis
                || other.shape.slice(0, other.rank() - 2).equals(shape.slice(0, rank() - 2)));
        if (!fits) {
            throw new IllegalArgumentException("Expression: matmul expects matrices that fit, got " + shape
                    + (transposeThis ? " transposed" : "") + " and " + other.shape + (transposeOther ? " transposed" : "") + ".");
        }
        Shape product = shape.with(-2, dim(transposeThis ? -1 : -2)).with(-1, other.dim(transposeOther ? -2 : -1));
        return new Expression(new Operation.MatMul(transposeThis, transposeOther), product, this, other);
    }

    /**
     * {@return the convolution of {@code (batch, spatial..., in)} with a kernel {@code (spatial..., in / groups, out)}}
     *
     * @param kernel the kernel
     * @param window how it slides
     * @param groups in how many groups channels are divided
     */
    public Expression convolve(Expression kernel, Window window, int groups) {
        return new Expression(new Operation.Convolve(window, groups), window.slide(shape, kernel.dim(-1)), this, kernel);
    }

    /**
     * {@return the transposed convolution: what a convolution's way back makes of its output's gradient}
     *
     * @param kernel the kernel {@code (spatial..., in / groups, out)}, where this has {@code out} channels
     * @param window how it slides over the result
     * @param groups in how many groups channels are divided
     * @param wanted the shape of the result {@code (batch, spatial..., in)}
     */
    public Expression convolveInput(Expression kernel, Window window, int groups, Shape wanted) {
        return new Expression(new Operation.ConvolveInput(window, groups), wanted, this, kernel);
    }

    /**
     * {@return the gradient of a convolution's kernel}
     *
     * @param gradient the gradient of the convolution's output, where this is its input
     * @param window how the kernel slides
     * @param groups in how many groups channels are divided
     */
    public Expression convolveKernel(Expression gradient, Window window, int groups) {
        int[] dims = IntStream.concat(window.size().stream().mapToInt(size -> size),
                IntStream.of(dim(-1) / groups, gradient.dim(-1))).toArray();
        return new Expression(new Operation.ConvolveKernel(window, groups), Shape.of(dims), this, gradient);
    }

    /**
     * {@return the largest number of each window of {@code (batch, spatial..., channels)}, or the mean}
     *
     * @param window how the window slides
     * @param isMax whether the largest is taken; the mean leaves out zeros around the array
     */
    public Expression pool(Window window, boolean isMax) {
        return new Expression(new Operation.Pool(window, isMax), window.slide(shape, dim(-1)), this);
    }

    // others

    /** {@return this, of which no gradient is taken} */
    public Expression stopGradient() {
        return new Expression(new Operation.StopGradient(), shape, this);
    }

    /**
     * {@return a function in Java, without a gradient}
     *
     * @param name what it does, in a word or two
     * @param shape the shape of the result
     * @param function the function
     * @param operands what it is given
     */
    public static Expression host(String name, Shape shape, Function<List<Tensor>, Tensor> function, Expression... operands) {
        return new Expression(new Operation.Host(name, function), shape, operands);
    }

    private int axis(int axis) {
        int at = axis < 0 ? axis + rank() : axis;
        if (at < 0 || at >= rank()) {
            throw new IllegalArgumentException("Expression: expects an axis of " + shape + ", got " + axis + ".");
        }
        return at;
    }

    private static List<Integer> list(int... values) {
        return IntStream.of(values).boxed().toList();
    }

    @Override
    public String toString() {
        return operation + " " + shape;
    }
}
