package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.Trace;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Computes what a function says: {@code y = function(x)}. Write a layer of your own where there are weights.
 *
 * <p>Input shapes: any that the function takes. Output shape: that of the function's result.
 *
 * <pre>{@code
 * var layer = new Lambda(call -> call.input().square());
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param function what is computed
 */
@CheckReturnValue
public record Lambda(String name, LambdaFunction function) implements Layer {

    // Stand in for lengths that are not known, to see which axes of the result depend on them.
    private static final int SOME = 61;
    private static final int OTHER = 67;

    /** Checks that there is a function. */
    public Lambda {
        Objects.requireNonNull(function, "function");
    }

    /**
     * A function as a layer.
     *
     * @param function what is computed
     */
    public Lambda(LambdaFunction function) {
        this(null, function);
    }

    @Override
    public Lambda name(String value) {
        return new Lambda(value, function);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape one = result(inputs, SOME);
        Shape two = result(inputs, OTHER);
        if (one.rank() == 0 || one.dim(0) != SOME || two.dim(0) != OTHER) {
            throw new ShapeMismatchException("Lambda", "expects a function whose result keeps the batch axis, got " + one + " from inputs of "
                    + SOME + " samples.");
        }
        return Shape.of(IntStream.range(1, one.rank()).map(axis -> one.dim(axis) == two.dim(axis) ? one.dim(axis) : Shape.UNKNOWN).toArray());
    }

    private Shape result(List<Shape> inputs, int length) {
        List<Shape> shapes = inputs.stream().map(input -> Shape.of(IntStream.concat(IntStream.of(length),
                IntStream.of(input.toArray()).map(dim -> dim == Shape.UNKNOWN ? length : dim)).toArray())).toList();
        List<Optional<Shape>> masks = Collections.nCopies(inputs.size(), Optional.empty());
        return Trace.of(this, false, shapes, masks, false, false).outputs().get(0).shape();
    }

    @Override
    public Expression call(LayerCall call) {
        return function.apply(call);
    }
}
