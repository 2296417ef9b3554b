package dev.corno.layers.reshaping;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.layers.SingleInputLayer;
import dev.corno.layers.SpatialShape;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A layer that enlarges the spatial axes of sequences, pictures or volumes, by repeating places unless it says otherwise. */
public interface UpSampling extends SingleInputLayer {

    /** {@return how many times as long each spatial axis becomes} */
    List<Integer> factors();

    /** {@return where the channels are} */
    DataFormat dataFormat();

    @Override
    default Shape outputShape(Shape input) {
        List<Integer> factors = factors();
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), factors.size());
        List<Integer> lengths = IntStream.range(0, factors.size())
                .mapToObj(axis -> enlarged(shape.lengths().get(axis), factors.get(axis))).toList();
        return shape.lengths(lengths).toShape(dataFormat());
    }

    private int enlarged(int length, int factor) {
        if (length == Shape.UNKNOWN) {
            return Shape.UNKNOWN;
        }
        long enlarged = (long) length * factor;
        if (enlarged > Integer.MAX_VALUE) {
            throw new ShapeMismatchException(className(), "expects enlarged axes of at most " + Integer.MAX_VALUE + " places, got " + enlarged
                    + ".");
        }
        return (int) enlarged;
    }

    @Override
    default Expression call(LayerCall call) {
        Expression x = call.input();
        int first = dataFormat() == DataFormat.CHANNELS_LAST ? 1 : 2;
        List<Integer> single = new ArrayList<>();
        List<Integer> repeated = new ArrayList<>();
        Shape enlarged = x.shape();
        for (int axis = 0; axis < x.rank(); axis++) {
            int spatial = axis - first;
            single.add(x.dim(axis));
            repeated.add(x.dim(axis));
            if (spatial >= 0 && spatial < factors().size()) {
                single.add(1);
                repeated.add(factors().get(spatial));
                enlarged = enlarged.with(axis, x.dim(axis) * factors().get(spatial));
            }
        }
        return x.reshape(shape(single)).broadcastTo(shape(repeated)).reshape(enlarged);
    }

    private static Shape shape(List<Integer> dims) {
        return Shape.of(dims.stream().mapToInt(dim -> dim).toArray());
    }
}
