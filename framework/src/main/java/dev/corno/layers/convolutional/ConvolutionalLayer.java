package dev.corno.layers.convolutional;

import dev.corno.activations.Activation;
import dev.corno.graph.WeightSpec;
import dev.corno.layers.DataFormat;
import dev.corno.layers.SingleInputLayer;
import dev.corno.layers.SlidingWindow;

/** A layer that slides kernels over sequences, pictures or volumes. */
public interface ConvolutionalLayer extends SingleInputLayer {

    /** {@return the kernels as a sliding window} */
    SlidingWindow sliding();

    /** {@return where the channels are} */
    DataFormat dataFormat();

    /** {@return what is applied to the sums} */
    Activation activation();

    /** {@return whether a bias is added} */
    boolean useBias();

    /** {@return how the kernels start, what they are penalised for and held to} */
    WeightSpec kernel();

    /** {@return how the bias starts, what it is penalised for and held to} */
    WeightSpec bias();
}
