package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
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
 * @param function what is computed; may look at the masks of the inputs
 * @param mask what gives the mask of the output; {@link #UNMASKED} by default
 */
@CheckReturnValue
public record Lambda(String name, LambdaFunction function, LambdaFunction mask) implements Layer {

    /** Gives no mask: those of the inputs end here. */
    public static final LambdaFunction UNMASKED = call -> {
        throw new UnsupportedOperationException("Lambda: has no mask.");
    };

    // Stand in for lengths that are not known, to see which axes of the result depend on them.
    private static final int SOME = 61;
    private static final int OTHER = 67;

    /** Checks that there are a function and one for the mask. */
    public Lambda {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(mask, "mask");
    }

    /**
     * A function as a layer.
     *
     * @param function what is computed
     */
    public Lambda(LambdaFunction function) {
        this(null, function, UNMASKED);
    }

    @Override
    public Lambda name(String value) {
        return new Lambda(value, function, mask);
    }

    /**
     * {@return a copy with a mask}
     *
     * @param value what gives the mask of the output, of shape {@code (batch, ...)}, 1 where it counts and 0 where not
     */
    public Lambda mask(LambdaFunction value) {
        return new Lambda(name, function, value);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return resultShape(function, inputs);
    }

    private static Shape resultShape(LambdaFunction function, List<Shape> inputs) {
        Shape one = result(function, inputs, SOME);
        Shape two = result(function, inputs, OTHER);
        if (one.rank() == 0 || one.dim(0) != SOME || two.dim(0) != OTHER) {
            throw new ShapeMismatchException("Lambda", "expects a function whose result keeps the batch axis, got " + one + " from inputs of "
                    + SOME + " samples.");
        }
        return Shape.of(IntStream.range(1, one.rank()).map(axis -> one.dim(axis) == two.dim(axis) ? one.dim(axis) : Shape.UNKNOWN).toArray());
    }

    private static Shape result(LambdaFunction function, List<Shape> inputs, int length) {
        List<Shape> shapes = inputs.stream().map(input -> Shape.of(IntStream.concat(IntStream.of(length),
                IntStream.of(input.toArray()).map(dim -> dim == Shape.UNKNOWN ? length : dim)).toArray())).toList();
        List<Optional<Shape>> masks = Collections.nCopies(inputs.size(), Optional.empty());
        return Trace.of(new Lambda(function), false, shapes, masks, false, false).outputs().get(0).shape();
    }

    @Override
    public Expression call(LayerCall call) {
        return function.apply(call);
    }

    @Override
    public boolean usesMask() {
        return true;
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return mask == UNMASKED ? MaskFlow.DROPPED : MaskFlow.COMPUTED;
    }

    @Override
    public Expression mask(LayerCall call) {
        return mask.apply(call);
    }

    @Override
    public Shape maskShape(List<Shape> inputs) {
        return resultShape(mask, inputs);
    }
}
