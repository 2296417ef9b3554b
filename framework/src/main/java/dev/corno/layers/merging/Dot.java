package dev.corno.layers.merging;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.layers.Axis;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Multiplies two inputs along an axis of each and adds up: {@code y = sum_i x0[..., i, ...] * x1[..., i, ...]}, for all pairs of the
 * other axes.
 *
 * <p>Input shapes: {@code (batch, ...)}, two, the axes of the same length. Output shape: the axes of the first without its own, then
 * those of the second without its own; {@code (batch, 1)} where none is left.
 *
 * <pre>{@code
 * SymbolicTensor cosine = new Dot(1).normalize(true).apply(x, y);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param axes the axis of both inputs, or one of each, counted with the batch axis, which it cannot be; negative from the end
 * @param normalize whether both are divided by their Euclidean length along the axis before, which gives the cosine of their angle; false
 *     by default
 */
@CheckReturnValue
public record Dot(String name, List<Integer> axes, boolean normalize) implements Layer {

    private static final double SHORTEST = 1e-7;

    /** Checks the parameters. */
    public Dot {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > 2 || axes.contains(0)) {
            throw new IllegalArgumentException("Dot: axes must be one or two axes, and not 0, which is the batch axis, got " + axes + ".");
        }
    }

    /**
     * Along axes.
     *
     * @param axes the axis of both inputs, or one of each, counted with the batch axis
     */
    public Dot(int... axes) {
        this(null, IntStream.of(axes).boxed().toList(), false);
    }

    @Override
    public Dot name(String value) {
        return new Dot(value, axes, normalize);
    }

    /**
     * {@return a copy along other axes}
     *
     * @param value see {@link #axes}
     */
    public Dot axes(int... value) {
        return new Dot(name, IntStream.of(value).boxed().toList(), normalize);
    }

    /**
     * {@return a copy with or without division by the lengths}
     *
     * @param value see {@link #normalize}
     */
    public Dot normalize(boolean value) {
        return new Dot(name, axes, value);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new ShapeMismatchException("Dot", "expects two inputs, got " + inputs.size() + ".");
        }
        int first = position(0, inputs.get(0));
        int second = position(1, inputs.get(1));
        int a = inputs.get(0).dim(first);
        int b = inputs.get(1).dim(second);
        if (a != b && a != Shape.UNKNOWN && b != Shape.UNKNOWN) {
            throw new ShapeMismatchException("Dot", "expects inputs of the same length along axes " + axes + ", got "
                    + inputs.get(0).withBatch() + " and " + inputs.get(1).withBatch() + ".");
        }
        int[] left = IntStream.concat(others(inputs.get(0), first), others(inputs.get(1), second)).toArray();
        return left.length == 0 ? Shape.of(1) : Shape.of(left);
    }

    private int position(int input, Shape shape) {
        return Axis.position("Dot", axes.get(axes.size() == 1 ? 0 : input), shape);
    }

    private static IntStream others(Shape shape, int position) {
        return IntStream.range(0, shape.rank()).filter(axis -> axis != position).map(shape::dim);
    }

    @Override
    public long multiplyAccumulates(List<Shape> inputs) {
        Shape output = outputShape(inputs);
        int length = inputs.get(0).dim(position(0, inputs.get(0)));
        return output.isKnown() && length != Shape.UNKNOWN ? output.size() * length : 0;
    }

    @Override
    public Expression call(LayerCall call) {
        List<Shape> samples = List.of(sample(call.input(0)), sample(call.input(1)));
        Expression a = rows(call.input(0), position(0, samples.get(0)) + 1);
        Expression b = rows(call.input(1), position(1, samples.get(1)) + 1);
        return a.matmul(b, false, true).reshape(outputShape(samples).prepend(a.dim(0)));
    }

    private static Shape sample(Expression x) {
        return x.shape().slice(1, x.rank());
    }

    // (batch, all other axes, the axis)
    private Expression rows(Expression input, int axis) {
        Expression x = normalize ? input.unit(SHORTEST, axis) : input;
        int[] order = IntStream.concat(IntStream.range(0, x.rank()).filter(other -> other != axis), IntStream.of(axis)).toArray();
        return x.transpose(order).reshape(x.dim(0), -1, x.dim(axis));
    }
}
