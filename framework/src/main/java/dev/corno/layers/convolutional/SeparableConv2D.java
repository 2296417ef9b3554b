package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.layers.Size2D;
import java.util.Objects;

/**
 * A convolution of pictures in two steps: kernels slide over each channel alone, as in {@link DepthwiseConv2D}, then each
 * place's channels are mixed by a matrix; strides and dilation belong to the first step. Chollet, 2017,
 * <a href="https://arxiv.org/abs/1610.02357">Xception</a>.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: the same with {@code filters} for channels; height and width become {@code ceil(length / stride)} with
 * padding {@code SAME}, {@code floor((length - (kernel - 1) * dilation - 1) / stride) + 1} with {@code VALID}.
 * Weights, the matrices Glorot uniform: {@code depthwise_kernel (height, width, channels, depthMultiplier)},
 * {@code pointwise_kernel (1, 1, channels * depthMultiplier, filters)}; {@code bias (filters)}, zeros.
 *
 * <pre>{@code
 * var layer = new SeparableConv2D(32, 3, Activations.RELU).padding(Padding.SAME);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param filters number of output channels, at least 1
 * @param depthMultiplier how many kernels each channel meets in the first step, at least 1; 1 by default
 * @param pointwise how the matrix of the second step starts, what it is penalised for and held to
 * @param convolution how the kernels of the first step slide, the activation and the other weights
 */
@CheckReturnValue
public record SeparableConv2D(String name, int filters, int depthMultiplier, WeightSpec pointwise, Convolution convolution)
        implements SeparableConvolution<SeparableConv2D> {

    /** Checks the parameters. */
    public SeparableConv2D {
        ConvolutionChecks.filters("SeparableConv2D", filters);
        ConvolutionChecks.depthMultiplier("SeparableConv2D", depthMultiplier);
        ConvolutionChecks.sliding("SeparableConv2D", convolution.sliding(), 2, false);
        Objects.requireNonNull(pointwise, "pointwise");
    }

    /**
     * Kernels of equal lengths without activation.
     *
     * @param filters number of output channels
     * @param kernelSize height and width of the kernels
     */
    public SeparableConv2D(int filters, int kernelSize) {
        this(filters, kernelSize, Activations.LINEAR);
    }

    /**
     * Kernels of equal lengths with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize height and width of the kernels
     * @param activation what is applied to the sums
     */
    public SeparableConv2D(int filters, int kernelSize, Activation activation) {
        this(filters, new Size2D(kernelSize), activation);
    }

    /**
     * Kernels with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize height and width of the kernels
     * @param activation what is applied to the sums
     */
    public SeparableConv2D(int filters, Size2D kernelSize, Activation activation) {
        this(null, filters, 1, new WeightSpec(Initializers.GLOROT_UNIFORM), new Convolution(kernelSize.axes(), activation));
    }

    @Override
    public SeparableConv2D name(String value) {
        return new SeparableConv2D(value, filters, depthMultiplier, pointwise, convolution);
    }

    @Override
    public SeparableConv2D convolution(Convolution value) {
        return new SeparableConv2D(name, filters, depthMultiplier, pointwise, value);
    }

    @Override
    public SeparableConv2D depthMultiplier(int value) {
        return new SeparableConv2D(name, filters, value, pointwise, convolution);
    }

    @Override
    public SeparableConv2D pointwise(WeightSpec value) {
        return new SeparableConv2D(name, filters, depthMultiplier, value, convolution);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value how far the kernels move along each axis, at least 1
     */
    public SeparableConv2D strides(Size2D value) {
        return convolution(convolution.strides(value.axes()));
    }

    /**
     * {@return a copy with another dilation}
     *
     * @param value distance of the elements that a kernel meets along each axis, at least 1
     */
    public SeparableConv2D dilationRate(Size2D value) {
        return convolution(convolution.dilationRate(value.axes()));
    }
}
