package dev.corno.layers.activation;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.Axis;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns the numbers along one or more axes into probabilities: {@code y_i = exp(x_i) / sum_j exp(x_j)}.
 *
 * <p>Input and output shape: {@code (batch, ...)}.
 *
 * <pre>{@code
 * var layer = new Softmax();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param axis the axes that the sum runs over, counted with the batch axis, each once; -1, the last, by default
 */
@CheckReturnValue
public record Softmax(String name, List<Integer> axis) implements SingleInputLayer {

    /** What Keras takes instead of numbers that a mask leaves out. */
    private static final double MASKED = -1e9;

    /** Checks the parameters. */
    public Softmax {
        axis = List.copyOf(axis);
        if (axis.isEmpty() || axis.contains(0)) {
            throw new IllegalArgumentException("Softmax: axis must name at least one axis and not 0, which is the batch axis, got "
                    + axis + ".");
        }
    }

    /** Keras's default, along the last axis. */
    public Softmax() {
        this(-1);
    }

    /**
     * Along axes.
     *
     * @param axis the axes that the sum runs over, counted with the batch axis
     */
    public Softmax(int... axis) {
        this(null, IntStream.of(axis).boxed().toList());
    }

    @Override
    public Softmax name(String value) {
        return new Softmax(value, axis);
    }

    /**
     * {@return the axes as positions in a shape without the batch axis, in ascending order}
     *
     * @param input the shape of the input
     * @throws ShapeMismatchException if it does not have them
     */
    public List<Integer> positions(Shape input) {
        List<Integer> positions = axis.stream().map(number -> Axis.position("Softmax", number, input)).distinct().sorted().toList();
        if (positions.size() < axis.size()) {
            throw new ShapeMismatchException("Softmax", "expects each axis once, got " + axis + " for " + input.withBatch() + ".");
        }
        return positions;
    }

    @Override
    public Shape outputShape(Shape input) {
        positions(input);
        return input;
    }

    @Override
    public boolean usesMask() {
        return true;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        int[] axes = positions(x.shape().slice(1, x.rank())).stream().mapToInt(position -> position + 1).toArray();
        Expression shown = call.mask(0).map(mask -> mask.select(x, Expression.fill(MASKED, Shape.scalar()))).orElse(x);
        Expression powers = shown.minus(shown.max(true, axes).stopGradient()).exp();
        Expression y = powers.dividedBy(powers.sum(true, axes));
        // Where a mask leaves out all, too, what it leaves out gets 0.
        return call.mask(0).map(mask -> mask.select(y, Expression.fill(0, Shape.scalar()))).orElse(y);
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
