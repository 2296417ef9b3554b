package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/** A published model that can be built for another number of classes and other images. */
@CheckReturnValue
public interface Architecture {

    /** {@return how many classes the model tells apart} */
    int classes();

    /**
     * {@return a copy for another number of classes}
     *
     * @param value at least 2; of an {@link Application} at least 1
     */
    Architecture classes(int value);

    /** {@return the shape of one sample, such as {@code (height, width, channels)}} */
    Shape inputShape();

    /**
     * {@return a copy for samples of another shape}
     *
     * @param dims axis lengths without the batch axis
     */
    Architecture inputShape(int... dims);

    /**
     * {@return a new model with untrained weights, not compiled; its output is {@code (batch, classes)} probabilities
     * unless an {@link Application} is asked for something else}
     */
    Model build();
}
