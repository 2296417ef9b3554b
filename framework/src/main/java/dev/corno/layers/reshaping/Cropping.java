package dev.corno.layers.reshaping;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.layers.SpatialShape;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.IntStream;

/** A layer that takes places away at the ends of the spatial axes. */
public interface Cropping extends Frame {

    @Override
    default Shape outputShape(Shape input) {
        List<Sides> sides = sides();
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), sides.size());
        List<Integer> lengths = IntStream.range(0, sides.size())
                .mapToObj(axis -> cropped(axis, shape.lengths().get(axis), input)).toList();
        return shape.lengths(lengths).toShape(dataFormat());
    }

    private int cropped(int axis, int length, Shape input) {
        Sides sides = sides().get(axis);
        if (length == Shape.UNKNOWN) {
            return Shape.UNKNOWN;
        }
        if (length <= sides.total()) {
            throw new ShapeMismatchException(className(), "expects more than " + sides.total() + " places along spatial axis " + axis
                    + " for its cropping of " + sides + ", got " + length + " in " + input + ".");
        }
        return (int) (length - sides.total());
    }

    @Override
    default Expression call(LayerCall call) {
        Expression x = call.input();
        int first = dataFormat() == DataFormat.CHANNELS_LAST ? 1 : 2;
        int[] starts = new int[x.rank()];
        Shape cropped = x.shape();
        for (int axis = 0; axis < sides().size(); axis++) {
            starts[first + axis] = sides().get(axis).before();
            cropped = cropped.with(first + axis, (int) (x.dim(first + axis) - sides().get(axis).total()));
        }
        return x.slice(starts, cropped, IntStream.range(0, x.rank()).map(axis -> 1).toArray());
    }
}
