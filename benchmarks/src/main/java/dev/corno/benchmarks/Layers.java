package dev.corno.benchmarks;

/**
 * One engine's way to write each layer, as its users write it. Pictures are {@code (height, width, channels)} or {@code (channels, height,
 * width)}, whichever the engine prefers.
 *
 * @param <T> a value of a network under construction
 */
public interface Layers<T> {

    /** {@return a convolution of pictures} */
    T convolution(T input, Convolution layer);

    /** {@return a 3x3 convolution of each channel by itself, padded, without bias} */
    T depthwise(T input, int channels, int stride);

    /** {@return channels brought to mean 0 and variance 1, then scaled and shifted} */
    T batchNormalization(T input);

    /** {@return a function of each entry} */
    T activation(T input, Act act);

    /** {@return the largest entry under each window; padded so that stride 1 would keep the size, if {@code same}} */
    T maxPooling(T input, int size, int stride, boolean same);

    /** {@return the mean of each window; windows do not overlap} */
    T averagePooling(T input, int size);

    /** {@return the mean of each channel} */
    T globalAveragePooling(T input);

    /** {@return the entries of a sample in a row} */
    T flatten(T input);

    /** {@return {@code act(input * weights + bias)}} */
    T dense(T input, int units, Act act);

    /** {@return {@code a + b}} */
    T add(T a, T b);

    /** {@return the states of long short-term memory after every step} */
    T lstm(T input, int units);

    /** {@return the states of gated recurrent units after every step} */
    T gru(T input, int units);

    /** {@return probabilities of classes, for each sample or, in a sequence, for each step; the last layer} */
    T classify(T input, int classes);
}
