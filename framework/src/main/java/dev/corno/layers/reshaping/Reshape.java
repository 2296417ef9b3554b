package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.stream.IntStream;

/**
 * Sees each sample's numbers, in their order, in another shape.
 *
 * <p>Input shape: {@code (batch, ...)}. Output shape: {@code (batch, targetShape...)}.
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param targetShape the shape without the batch axis; one axis may be -1 and is worked out from the others
 */
@CheckReturnValue
public record Reshape(String name, Shape targetShape) implements SingleInputLayer {

    /** Checks the parameters. */
    public Reshape {
        if (IntStream.of(targetShape.toArray()).filter(dim -> dim == Shape.UNKNOWN).count() > 1) {
            throw new IllegalArgumentException("Reshape: targetShape may have one -1, got " + targetShape.toString().replace("?", "-1") + ".");
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
        int open = IntStream.range(0, targetShape.rank()).filter(axis -> targetShape.dim(axis) == Shape.UNKNOWN).findFirst().orElse(-1);
        long known = (open < 0 ? targetShape : targetShape.with(open, 1)).size();
        Shape output = open < 0 || known == 0 ? targetShape : targetShape.with(open, (int) (size / known));
        if (!output.isKnown() || output.size() != size) {
            throw new ShapeMismatchException("Reshape", "expects inputs of " + (open < 0 ? "" : "a multiple of ") + known
                    + " numbers for targetShape " + targetShape.toString().replace("?", "-1") + ", got " + size + " in " + input + ".");
        }
        return output;
    }
}
