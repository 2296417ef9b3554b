package dev.corno.layers.pooling;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.layers.SingleInputLayer;
import dev.corno.layers.SlidingWindow;
import dev.corno.layers.SpatialShape;
import dev.corno.tensor.Shape;

/** A layer that keeps one number for each place of a window that slides over each channel of sequences, pictures or volumes. */
public interface Pooling extends SingleInputLayer {

    /** {@return the sliding window} */
    SlidingWindow sliding();

    /** {@return where the channels are} */
    DataFormat dataFormat();

    /** {@return whether the largest number is kept, otherwise the mean of those that are not outside} */
    boolean isMaximum();

    @Override
    default Shape outputShape(Shape input) {
        return SpatialShape.of(className(), input, dataFormat(), sliding().rank()).slide(className(), "poolSize", sliding())
                .toShape(dataFormat());
    }

    @Override
    default Expression call(LayerCall call) {
        Expression x = dataFormat().toChannelsLast(call.input());
        return dataFormat().fromChannelsLast(x.pool(sliding().over(x), isMaximum()));
    }
}
