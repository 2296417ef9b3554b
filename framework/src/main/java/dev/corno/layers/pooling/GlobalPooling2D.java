package dev.corno.layers.pooling;

import dev.corno.layers.DataFormat;
import dev.corno.layers.ImageShape;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;

/** A layer that keeps one number for each channel of pictures. */
public interface GlobalPooling2D extends SingleInputLayer {

    /** {@return where the channels are} */
    DataFormat dataFormat();

    /** {@return whether height and width remain as axes of length 1} */
    boolean keepDims();

    @Override
    default Shape outputShape(Shape input) {
        int channels = ImageShape.of(className(), input, dataFormat()).channels();
        return keepDims() ? new ImageShape(1, 1, channels).toShape(dataFormat()) : Shape.of(channels);
    }
}
