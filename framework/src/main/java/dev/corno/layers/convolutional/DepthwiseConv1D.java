package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.tensor.Shape;
import java.util.List;

/**
 * Slides kernels over each channel of sequences alone: channel {@code c * depthMultiplier + m} of the output is what kernel
 * {@code m} of channel {@code c} makes of that channel, plus a bias, after an activation.
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: the same with {@code channels * depthMultiplier} for channels; the length becomes {@code ceil(length / stride)} with
 * padding {@code SAME}, {@code floor((length - (kernel - 1) * dilation - 1) / stride) + 1} with {@code VALID}.
 * Weights: {@code kernel (length, channels, depthMultiplier)}, Glorot uniform;
 * {@code bias (channels * depthMultiplier)}, zeros.
 *
 * <pre>{@code
 * var layer = new DepthwiseConv1D(3).padding(Padding.SAME).useBias(false);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param depthMultiplier how many kernels each channel meets, at least 1; 1 by default
 * @param convolution how the kernels slide, the activation and the weights
 */
@CheckReturnValue
public record DepthwiseConv1D(String name, int depthMultiplier, Convolution convolution)
        implements DepthwiseConvolution<DepthwiseConv1D>, SlidingKernelLayer {

    /** Checks the parameters. */
    public DepthwiseConv1D {
        ConvolutionChecks.depthMultiplier("DepthwiseConv1D", depthMultiplier);
        ConvolutionChecks.sliding("DepthwiseConv1D", convolution.sliding(), 1, false);
    }

    /**
     * Kernels without activation.
     *
     * @param kernelSize length of the kernels
     */
    public DepthwiseConv1D(int kernelSize) {
        this(kernelSize, Activations.LINEAR);
    }

    /**
     * Kernels with an activation.
     *
     * @param kernelSize length of the kernels
     * @param activation what is applied to the sums
     */
    public DepthwiseConv1D(int kernelSize, Activation activation) {
        this(null, 1, new Convolution(List.of(kernelSize), activation));
    }

    @Override
    public DepthwiseConv1D name(String value) {
        return new DepthwiseConv1D(value, depthMultiplier, convolution);
    }

    @Override
    public DepthwiseConv1D convolution(Convolution value) {
        return new DepthwiseConv1D(name, depthMultiplier, value);
    }

    @Override
    public DepthwiseConv1D depthMultiplier(int value) {
        return new DepthwiseConv1D(name, value, convolution);
    }

    @Override
    public int groupCount(int channels) {
        return channels;
    }

    @Override
    public int filterCount(int channels) {
        return Math.multiplyExact(channels, depthMultiplier);
    }

    @Override
    public Shape kernelChannels(int channels) {
        return Shape.of(channels, depthMultiplier);
    }
}
