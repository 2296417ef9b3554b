package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.layers.Size3D;

/**
 * Slides small kernels over volumes: {@code y[i, j, k, f] = activation(bias[f] + sum of x[i * strides + a * dilationRate, j * strides + b * dilationRate,
 * k * strides + d * dilationRate, c] * kernel[a, b, d, c, f] over a, b, c, d)}.
 *
 * <p>Input shape: {@code (batch, depth, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, depth, height, width)}.
 * Output shape: the same with {@code filters} for channels; depth, height and width become {@code ceil(length / stride)} with
 * padding {@code SAME}, {@code floor((length - (kernel - 1) * dilation - 1) / stride) + 1} with {@code VALID}.
 * Weights: {@code kernel (depth, height, width, channels / groups, filters)}, Glorot uniform; {@code bias (filters)}, zeros.
 *
 * <pre>{@code
 * var layer = new Conv3D(32, 3, Activations.RELU).padding(Padding.SAME);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param filters number of output channels, at least 1 and a multiple of {@code groups}
 * @param groups into how many groups the channels are divided, each with kernels of its own; 1 by default
 * @param convolution how the kernels slide, the activation and the weights
 */
@CheckReturnValue
public record Conv3D(String name, int filters, int groups, Convolution convolution)
        implements KernelConvolution<Conv3D>, SlidingKernelLayer {

    /** Checks the parameters. */
    public Conv3D {
        ConvolutionChecks.filters("Conv3D", filters);
        ConvolutionChecks.groups("Conv3D", filters, groups);
        ConvolutionChecks.sliding("Conv3D", convolution.sliding(), 3, false);
    }

    /**
     * Kernels of equal lengths without activation.
     *
     * @param filters number of output channels
     * @param kernelSize depth, height and width of the kernels
     */
    public Conv3D(int filters, int kernelSize) {
        this(filters, kernelSize, Activations.LINEAR);
    }

    /**
     * Kernels of equal lengths with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize depth, height and width of the kernels
     * @param activation what is applied to the sums
     */
    public Conv3D(int filters, int kernelSize, Activation activation) {
        this(filters, new Size3D(kernelSize), activation);
    }

    /**
     * Kernels with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize depth, height and width of the kernels
     * @param activation what is applied to the sums
     */
    public Conv3D(int filters, Size3D kernelSize, Activation activation) {
        this(null, filters, 1, new Convolution(kernelSize.axes(), activation));
    }

    @Override
    public Conv3D name(String value) {
        return new Conv3D(value, filters, groups, convolution);
    }

    @Override
    public Conv3D convolution(Convolution value) {
        return new Conv3D(name, filters, groups, value);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value how far the kernels move along each axis, at least 1
     */
    public Conv3D strides(Size3D value) {
        return convolution(convolution.strides(value.axes()));
    }

    /**
     * {@return a copy with another dilation}
     *
     * @param value distance of the elements that a kernel meets along each axis, at least 1
     */
    public Conv3D dilationRate(Size3D value) {
        return convolution(convolution.dilationRate(value.axes()));
    }

    /**
     * {@return a copy with other groups}
     *
     * @param value see {@link #groups}
     */
    public Conv3D groups(int value) {
        return new Conv3D(name, filters, value, convolution);
    }

    @Override
    public int groupCount(int channels) {
        return groups;
    }

    @Override
    public int filterCount(int channels) {
        return filters;
    }
}
