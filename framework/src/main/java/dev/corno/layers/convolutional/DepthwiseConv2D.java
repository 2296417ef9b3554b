package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.layers.Size2D;
import dev.corno.tensor.Shape;

/**
 * Slides kernels over each channel of pictures alone: channel {@code c * depthMultiplier + m} of the output is what kernel
 * {@code m} of channel {@code c} makes of that channel, plus a bias, after an activation.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: the same with {@code channels * depthMultiplier} for channels; height and width become {@code ceil(length / stride)} with
 * padding {@code SAME}, {@code floor((length - (kernel - 1) * dilation - 1) / stride) + 1} with {@code VALID}.
 * Weights: {@code kernel (height, width, channels, depthMultiplier)}, Glorot uniform;
 * {@code bias (channels * depthMultiplier)}, zeros.
 *
 * <pre>{@code
 * var layer = new DepthwiseConv2D(3).padding(Padding.SAME).useBias(false);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param depthMultiplier how many kernels each channel meets, at least 1; 1 by default
 * @param convolution how the kernels slide, the activation and the weights
 */
@CheckReturnValue
public record DepthwiseConv2D(String name, int depthMultiplier, Convolution convolution)
        implements DepthwiseConvolution<DepthwiseConv2D>, SlidingKernelLayer {

    /** Checks the parameters. */
    public DepthwiseConv2D {
        ConvolutionChecks.depthMultiplier("DepthwiseConv2D", depthMultiplier);
        ConvolutionChecks.sliding("DepthwiseConv2D", convolution.sliding(), 2, false);
    }

    /**
     * Kernels of equal lengths without activation.
     *
     * @param kernelSize height and width of the kernels
     */
    public DepthwiseConv2D(int kernelSize) {
        this(kernelSize, Activations.LINEAR);
    }

    /**
     * Kernels of equal lengths with an activation.
     *
     * @param kernelSize height and width of the kernels
     * @param activation what is applied to the sums
     */
    public DepthwiseConv2D(int kernelSize, Activation activation) {
        this(new Size2D(kernelSize), activation);
    }

    /**
     * Kernels with an activation.
     *
     * @param kernelSize height and width of the kernels
     * @param activation what is applied to the sums
     */
    public DepthwiseConv2D(Size2D kernelSize, Activation activation) {
        this(null, 1, new Convolution(kernelSize.axes(), activation));
    }

    @Override
    public DepthwiseConv2D name(String value) {
        return new DepthwiseConv2D(value, depthMultiplier, convolution);
    }

    @Override
    public DepthwiseConv2D convolution(Convolution value) {
        return new DepthwiseConv2D(name, depthMultiplier, value);
    }

    @Override
    public DepthwiseConv2D depthMultiplier(int value) {
        return new DepthwiseConv2D(name, value, convolution);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value how far the kernels move along each axis, at least 1
     */
    public DepthwiseConv2D strides(Size2D value) {
        return convolution(convolution.strides(value.axes()));
    }

    /**
     * {@return a copy with another dilation}
     *
     * @param value distance of the elements that a kernel meets along each axis, at least 1
     */
    public DepthwiseConv2D dilationRate(Size2D value) {
        return convolution(convolution.dilationRate(value.axes()));
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
