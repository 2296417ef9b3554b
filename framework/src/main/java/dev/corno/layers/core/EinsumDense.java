package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.constraints.Constraint;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.initializers.Initializers;
import dev.corno.layers.SingleInputLayer;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Multiplies by a kernel as an equation of Einstein's summation says: {@code y = activation(einsum(equation, x, kernel) + bias)}. Each axis
 * has a letter; axes that are not in the result are summed over. {@code abc,cd->abd} is {@link Dense} on sequences.
 *
 * <p>Input shape: as the equation's first part says, the batch axis first. Output shape: as its last part says.
 * Weights: {@code kernel}, as its second part says, Glorot uniform; {@code bias}, the axes from the first of {@code biasAxes} on, of length
 * 1 where they are not among them, zeros.
 *
 * <pre>{@code
 * var layer = new EinsumDense("...x,xy->...y", 64).biasAxes("y");
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param equation {@code ab,bc->ac}, {@code ...b,bc->...c} or {@code ab...,bc->ac...} with any letters; the dots stand for any number of
 *     axes
 * @param outputShape the axis lengths of the result, without the batch axis; those that dots stand for may be left out; {@link Shape#UNKNOWN}
 *     where it is that of the input
 * @param activation what is applied to the sums; {@code LINEAR} by default
 * @param biasAxes the letters of the result along which a bias is added; none, and no bias, by default
 * @param kernel how the kernel starts, what it is penalised for and held to
 * @param bias how the bias starts, what it is penalised for and held to
 * @param activityRegularizer the penalty on the outputs; none by default
 */
@CheckReturnValue
public record EinsumDense(
        String name, String equation, Shape outputShape, Activation activation, String biasAxes, WeightSpec kernel, WeightSpec bias,
        Regularizer activityRegularizer) implements SingleInputLayer {

    /** Checks the parameters. */
    public EinsumDense {
        if (!Einsum.isEquation(equation)) {
            throw new IllegalArgumentException("EinsumDense: equation must be of the form ab,bc->ac, ...b,bc->...c or ab...,bc->ac..., got \""
                    + equation + "\".");
        }
        check(equation, Einsum.of(equation, Einsum.leastRank(equation)));
        String output = Einsum.outputLetters(equation);
        if (!biasAxes.chars().allMatch(letter -> output.indexOf(letter) >= 0)) {
            throw new IllegalArgumentException("EinsumDense: biasAxes must be letters of the result \"" + output + "\", got \"" + biasAxes
                    + "\".");
        }
        Objects.requireNonNull(outputShape, "outputShape");
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(activityRegularizer, "activityRegularizer");
    }

    /**
     * Without activation and bias.
     *
     * @param equation the equation
     * @param outputShape the axis lengths of the result, without the batch axis; those that dots stand for may be left out; -1 where it is that
     *     of the input
     */
    public EinsumDense(String equation, int... outputShape) {
        this(null, equation, Shape.of(outputShape), Activations.LINEAR, "", new WeightSpec(Initializers.GLOROT_UNIFORM),
                new WeightSpec(Initializers.ZEROS), Regularizers.NONE);
    }

    @Override
    public EinsumDense name(String value) {
        return new EinsumDense(value, equation, outputShape, activation, biasAxes, kernel, bias, activityRegularizer);
    }

    /**
     * {@return a copy with another activation}
     *
     * @param value see {@link #activation}
     */
    public EinsumDense activation(Activation value) {
        return new EinsumDense(name, equation, outputShape, value, biasAxes, kernel, bias, activityRegularizer);
    }

    /**
     * {@return a copy with a bias along other axes}
     *
     * @param value see {@link #biasAxes}
     */
    public EinsumDense biasAxes(String value) {
        return new EinsumDense(name, equation, outputShape, activation, value, kernel, bias, activityRegularizer);
    }

    /**
     * {@return a copy with another kernel}
     *
     * @param value see {@link #kernel}
     */
    public EinsumDense kernel(WeightSpec value) {
        return new EinsumDense(name, equation, outputShape, activation, biasAxes, value, bias, activityRegularizer);
    }

    /**
     * {@return a copy with another start of the kernel}
     *
     * @param value what it holds before training
     */
    public EinsumDense kernelInitializer(Initializer value) {
        return new EinsumDense(name, equation, outputShape, activation, biasAxes, kernel.initializer(value), bias, activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the kernel}
     *
     * @param value what is added to the loss
     */
    public EinsumDense kernelRegularizer(Regularizer value) {
        return new EinsumDense(name, equation, outputShape, activation, biasAxes, kernel.regularizer(value), bias, activityRegularizer);
    }

    /**
     * {@return a copy with another constraint on the kernel}
     *
     * @param value what it is projected to after each update
     */
    public EinsumDense kernelConstraint(Constraint value) {
        return new EinsumDense(name, equation, outputShape, activation, biasAxes, kernel.constraint(value), bias, activityRegularizer);
    }

    /**
     * {@return a copy with another bias}
     *
     * @param value see {@link #bias}
     */
    public EinsumDense bias(WeightSpec value) {
        return new EinsumDense(name, equation, outputShape, activation, biasAxes, kernel, value, activityRegularizer);
    }

    /**
     * {@return a copy with another start of the bias}
     *
     * @param value what it holds before training
     */
    public EinsumDense biasInitializer(Initializer value) {
        return new EinsumDense(name, equation, outputShape, activation, biasAxes, kernel, bias.initializer(value), activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the bias}
     *
     * @param value what is added to the loss
     */
    public EinsumDense biasRegularizer(Regularizer value) {
        return new EinsumDense(name, equation, outputShape, activation, biasAxes, kernel, bias.regularizer(value), activityRegularizer);
    }

    /**
     * {@return a copy with another constraint on the bias}
     *
     * @param value what it is projected to after each update
     */
    public EinsumDense biasConstraint(Constraint value) {
        return new EinsumDense(name, equation, outputShape, activation, biasAxes, kernel, bias.constraint(value), activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the outputs}
     *
     * @param value see {@link #activityRegularizer}
     */
    public EinsumDense activityRegularizer(Regularizer value) {
        return new EinsumDense(name, equation, outputShape, activation, biasAxes, kernel, bias, value);
    }

    private static void check(String equation, Einsum parts) {
        boolean isUnique = List.of(parts.input(), parts.kernel(), parts.output()).stream()
                .allMatch(letters -> letters.chars().distinct().count() == letters.length());
        boolean isKnown = parts.kernel().chars().allMatch(letter -> parts.input().indexOf(letter) >= 0 || parts.output().indexOf(letter) >= 0)
                && parts.output().chars().allMatch(letter -> parts.input().indexOf(letter) >= 0 || parts.kernel().indexOf(letter) >= 0);
        if (!isUnique || !isKnown) {
            throw new IllegalArgumentException("EinsumDense: equation must have each letter once in each part, those of the kernel in another"
                    + " part, and those of the result before it, got \"" + equation + "\".");
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        return activation.outputShape(sums(input));
    }

    private Shape sums(Shape input) {
        Einsum parts = Einsum.of(equation, input.rank() + 1);
        int wanted = Einsum.outputLetters(equation).length() - (equation.startsWith(".") ? 0 : 1);
        if (outputShape.rank() != wanted && !isWhole(parts)) {
            throw new ShapeMismatchException("EinsumDense", "expects an outputShape of " + wanted + " axes for the equation " + equation
                    + ", got " + outputShape + ".");
        }
        int[] dims = IntStream.range(1, parts.output().length()).map(axis -> length(parts, axis, input)).toArray();
        Shape output = Shape.of(dims);
        kernelShape(parts, input, output);
        return output;
    }

    // Keras also takes the axes that dots at the end stand for.
    private boolean isWhole(Einsum parts) {
        return Einsum.trailing(equation, parts.input().length()) > 0 && outputShape.rank() == parts.output().length() - 1;
    }

    private int length(Einsum parts, int axis, Shape input) {
        int trailing = isWhole(parts) ? 0 : Einsum.trailing(equation, parts.input().length());
        int given = axis - (parts.output().length() - trailing - outputShape.rank());
        int known = given >= 0 && given < outputShape.rank() ? outputShape.dim(given) : Shape.UNKNOWN;
        int from = parts.input().indexOf(parts.output().charAt(axis));
        if (from < 1) {
            return known;
        }
        int length = input.dim(from - 1);
        if (known != Shape.UNKNOWN && length != Shape.UNKNOWN && known != length) {
            throw new ShapeMismatchException("EinsumDense", "expects an outputShape with the input's length " + length + " for the letter '"
                    + parts.output().charAt(axis) + "' of " + equation + ", got " + outputShape + " for " + input.withBatch() + ".");
        }
        return length == Shape.UNKNOWN ? known : length;
    }

    private Shape kernelShape(Einsum parts, Shape input, Shape output) {
        int[] dims = parts.kernel().chars().map(letter -> {
            int in = parts.input().indexOf(letter);
            int dim = in > 0 ? input.dim(in - 1) : in == 0 ? Shape.UNKNOWN : output.dim(parts.output().indexOf(letter) - 1);
            if (dim == Shape.UNKNOWN) {
                throw new ShapeMismatchException("EinsumDense", "expects the length of the kernel's axis '" + (char) letter + "' of " + equation
                        + " to be known from the input or the outputShape, got " + input.withBatch() + " and " + outputShape + ".");
            }
            return dim;
        }).toArray();
        return Shape.of(dims);
    }

    private boolean hasBias() {
        return !biasAxes.isEmpty();
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        Einsum parts = Einsum.of(equation, input.rank() + 1);
        Shape output = sums(input);
        LayerWeight matrix = new LayerWeight("kernel", kernelShape(parts, input, output), kernel, true);
        if (!hasBias()) {
            return List.of(matrix);
        }
        int first = biasAxes.chars().map(parts.output()::indexOf).min().orElseThrow();
        int[] dims = IntStream.range(first, parts.output().length())
                .map(axis -> biasAxes.indexOf(parts.output().charAt(axis)) < 0 ? 1 : output.dim(axis - 1)).toArray();
        return List.of(matrix, new LayerWeight("bias", Shape.of(dims), bias, true));
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        Einsum parts = Einsum.of(equation, input.rank() + 1);
        Shape output = sums(input);
        Shape matrix = kernelShape(parts, input, output);
        long summed = IntStream.range(0, parts.kernel().length()).filter(axis -> parts.output().indexOf(parts.kernel().charAt(axis)) < 0)
                .mapToLong(matrix::dim).reduce(1, (a, b) -> a * b);
        return output.isKnown() ? output.size() * summed : 0;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression sums = Einsum.of(equation, call.input().rank()).apply(call.input(), call.weight(0));
        return (hasBias() ? sums.plus(call.weight(1)) : sums).apply(activation);
    }
}
