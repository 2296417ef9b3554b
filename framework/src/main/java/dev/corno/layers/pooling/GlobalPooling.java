package dev.corno.layers.pooling;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.layers.SingleInputLayer;
import dev.corno.layers.SpatialShape;
import dev.corno.tensor.Shape;
import java.util.Collections;
import java.util.stream.IntStream;

/** A layer that keeps one number for each channel of sequences, pictures or volumes. */
public interface GlobalPooling extends SingleInputLayer {

    /** {@return how many spatial axes there are} */
    int spatialRank();

    /** {@return where the channels are} */
    DataFormat dataFormat();

    /** {@return whether the spatial axes remain with length 1} */
    boolean keepDims();

    /** {@return whether the largest number is kept, otherwise the mean} */
    boolean isMaximum();

    @Override
    default Shape outputShape(Shape input) {
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), spatialRank());
        return keepDims() ? shape.lengths(Collections.nCopies(spatialRank(), 1)).toShape(dataFormat()) : Shape.of(shape.channels());
    }

    @Override
    default Expression call(LayerCall call) {
        int first = dataFormat() == DataFormat.CHANNELS_LAST ? 1 : 2;
        int[] axes = IntStream.range(first, first + spatialRank()).toArray();
        return isMaximum() ? call.input().max(keepDims(), axes) : call.input().mean(keepDims(), axes);
    }
}
