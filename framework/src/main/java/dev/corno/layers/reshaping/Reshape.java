package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.stream.IntStream;

/**
 * Sees each sample's numbers, in their order, in another shape.
 *
 * <p>Input shape: {@code (batch, ...)}. Output shape: {@code (batch, targetShape...)}.
 *
 * <pre>{@code
 * var layer = new Reshape(28, 28, 1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param targetShape the shape without the batch axis; one axis may be -1 and is worked out from the others
 */
@CheckReturnValue
public record Reshape(String name, Shape targetShape) implements SingleInputLayer {

    /** Checks that at most one axis is open. */
    public Reshape {
        if (IntStream.of(targetShape.toArray()).filter(dim -> dim == Shape.UNKNOWN).count() > 1) {
            throw new IllegalArgumentException("Reshape: targetShape may have one -1, got " + print(targetShape) + ".");
        }
    }

    /**
     * A layer that gives a shape.
     *
     * @param targetShape axis lengths without the batch axis; one may be -1
     */
    public Reshape(int... targetShape) {
        this(null, Shape.of(targetShape));
    }

    @Override
    public Reshape name(String value) {
        return new Reshape(value, targetShape);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (!input.isKnown()) {
            return targetShape;
        }
        int size = SampleSize.of("Reshape", input);
        int open = openAxis();
        int known = SampleSize.of("Reshape", open < 0 ? targetShape : targetShape.with(open, 1));
        if (open < 0 ? known != size : known == 0 || size % known != 0) {
            throw new ShapeMismatchException("Reshape", "expects inputs of " + (open < 0 ? "" : "a multiple of ") + known
                    + " numbers for targetShape " + print(targetShape) + ", got " + size + " in " + input + ".");
        }
        return open < 0 ? targetShape : targetShape.with(open, size / known);
    }

    private int openAxis() {
        return IntStream.range(0, targetShape.rank()).filter(axis -> targetShape.dim(axis) == Shape.UNKNOWN).findFirst().orElse(-1);
    }

    private static String print(Shape shape) {
        return shape.toString().replace("?", "-1");
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        return x.reshape(outputShape(x.shape().slice(1, x.rank())).prepend(x.dim(0)));
    }
}
