package dev.corno.layers.preprocessing;

import dev.corno.layers.DataFormat;
import dev.corno.layers.ImageShape;
import dev.corno.tensor.Shape;

/** A layer for pictures. */
interface PictureLayer extends Preprocessing {

    /** {@return where the channels are} */
    DataFormat dataFormat();

    /** Objects to a number of channels that the layer cannot take. */
    default void checkChannels(int channels) {
    }

    @Override
    default Shape outputShape(Shape input) {
        checkChannels(ImageShape.of(className(), input, dataFormat()).channels());
        return input;
    }
}
