package dev.corno.layers.merging;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.Axis;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Joins its inputs one after the other along an axis.
 *
 * <p>Input shapes: {@code (batch, ...)}, one or more, equal except along the axis. Output shape: the same, with the sum along
 * the axis.
 *
 * <pre>{@code
 * SymbolicTensor both = new Concatenate().apply(x, y);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param axis the axis, counted with the batch axis, which it cannot be; -1, the last, by default
 */
@CheckReturnValue
public record Concatenate(String name, int axis) implements Layer {

    /** Checks the parameters. */
    public Concatenate {
        if (axis == 0) {
            throw new IllegalArgumentException("Concatenate: axis must not be 0, which is the batch axis. "
                    + "Use 1 for the first axis of a sample.");
        }
    }

    /** Keras's default, along the last axis. */
    public Concatenate() {
        this(-1);
    }

    /**
     * Along an axis.
     *
     * @param axis the axis, counted with the batch axis
     */
    public Concatenate(int axis) {
        this(null, axis);
    }

    @Override
    public Concatenate name(String value) {
        return new Concatenate(value, axis);
    }

    /**
     * {@return a copy with another axis}
     *
     * @param value see {@link #axis}
     */
    public Concatenate axis(int value) {
        return new Concatenate(name, value);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new ShapeMismatchException("Concatenate", "expects at least one input, got 0.");
        }
        Shape joined = inputs.get(0);
        int position = Axis.position("Concatenate", axis, joined);
        for (Shape input : inputs.subList(1, inputs.size())) {
            joined = join(joined, input, position, inputs);
        }
        return joined;
    }

    private Shape join(Shape left, Shape right, int position, List<Shape> inputs) {
        boolean fits = left.rank() == right.rank();
        Shape joined = left;
        for (int at = 0; fits && at < left.rank(); at++) {
            int a = left.dim(at);
            int b = right.dim(at);
            if (at == position) {
                joined = joined.with(at, a == Shape.UNKNOWN || b == Shape.UNKNOWN ? Shape.UNKNOWN : Math.addExact(a, b));
            } else {
                fits = a == b || a == Shape.UNKNOWN || b == Shape.UNKNOWN;
                joined = joined.with(at, a == Shape.UNKNOWN ? b : a);
            }
        }
        if (!fits) {
            throw new ShapeMismatchException("Concatenate", "expects inputs that are equal except along axis " + axis + ", got "
                    + inputs.stream().map(Shape::withBatch).collect(Collectors.joining(" and ")) + ".");
        }
        return joined;
    }

    @Override
    public Expression call(LayerCall call) {
        int position = Axis.position("Concatenate", axis, call.input().shape().slice(1, call.input().rank())) + 1;
        return Expression.concatenate(position, IntStream.range(0, call.inputCount()).mapToObj(call::input).toList());
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.contains(true) ? MaskFlow.COMPUTED : MaskFlow.DROPPED;
    }

    @Override
    public Shape maskShape(List<Shape> inputs) {
        return outputShape(inputs).slice(0, 1);
    }

    // What has no mask counts; along an axis that masks have not, it is enough that one of the inputs counts.
    @Override
    public Expression mask(LayerCall call) {
        List<Expression> masks = IntStream.range(0, call.inputCount()).mapToObj(i -> call.mask(i)
                .orElseGet(() -> Expression.fill(1, call.input(i).shape().slice(0, 2)))).toList();
        Shape sample = call.input(0).shape().slice(1, call.input(0).rank());
        return Axis.position("Concatenate", axis, sample) == 0 ? Expression.concatenate(1, masks)
                : masks.stream().reduce(Expression::maximum).orElseThrow();
    }
}
