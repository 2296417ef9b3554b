package dev.corno.layers.reshaping;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.layers.SpatialShape;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.IntStream;

/** A layer that adds zeros around the spatial axes. */
public interface ZeroPadding extends Frame {

    @Override
    default Shape outputShape(Shape input) {
        List<Sides> sides = sides();
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), sides.size());
        List<Integer> lengths = IntStream.range(0, sides.size()).mapToObj(axis -> padded(shape.lengths().get(axis), sides.get(axis))).toList();
        return shape.lengths(lengths).toShape(dataFormat());
    }

    private int padded(int length, Sides sides) {
        if (length == Shape.UNKNOWN) {
            return Shape.UNKNOWN;
        }
        long padded = length + sides.total();
        if (padded > Integer.MAX_VALUE) {
            throw new ShapeMismatchException(className(), "expects padded axes of at most " + Integer.MAX_VALUE + " places, got " + padded
                    + ".");
        }
        return (int) padded;
    }

    @Override
    default Expression call(LayerCall call) {
        Expression x = call.input();
        int first = dataFormat() == DataFormat.CHANNELS_LAST ? 1 : 2;
        int[] starts = new int[x.rank()];
        Shape padded = x.shape();
        for (int axis = 0; axis < sides().size(); axis++) {
            starts[first + axis] = sides().get(axis).before();
            padded = padded.with(first + axis, padded(x.dim(first + axis), sides().get(axis)));
        }
        return x.place(starts, padded, IntStream.range(0, x.rank()).map(axis -> 1).toArray());
    }
}
