package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import java.util.List;
import java.util.Objects;

/**
 * A convolution of sequences in two steps: kernels slide over each channel alone, as in {@link DepthwiseConv1D}, then each
 * place's channels are mixed by a matrix; strides and dilation belong to the first step. Chollet, 2017,
 * <a href="https://arxiv.org/abs/1610.02357">Xception</a>.
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: the same with {@code filters} for channels; the length becomes {@code ceil(length / stride)} with
 * padding {@code SAME}, {@code floor((length - (kernel - 1) * dilation - 1) / stride) + 1} with {@code VALID}.
 * Weights, the matrices Glorot uniform: {@code depthwise_kernel (length, channels, depthMultiplier)},
 * {@code pointwise_kernel (1, channels * depthMultiplier, filters)}; {@code bias (filters)}, zeros.
 *
 * <pre>{@code
 * var layer = new SeparableConv1D(32, 3, Activations.RELU).padding(Padding.SAME);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param filters number of output channels, at least 1
 * @param depthMultiplier how many kernels each channel meets in the first step, at least 1; 1 by default
 * @param pointwise how the matrix of the second step starts, what it is penalised for and held to
 * @param convolution how the kernels of the first step slide, the activation and the other weights
 */
@CheckReturnValue
public record SeparableConv1D(String name, int filters, int depthMultiplier, WeightSpec pointwise, Convolution convolution)
        implements SeparableConvolution<SeparableConv1D> {

    /** Checks the parameters. */
    public SeparableConv1D {
        ConvolutionChecks.filters("SeparableConv1D", filters);
        ConvolutionChecks.depthMultiplier("SeparableConv1D", depthMultiplier);
        ConvolutionChecks.sliding("SeparableConv1D", convolution.sliding(), 1, false);
        Objects.requireNonNull(pointwise, "pointwise");
    }

    /**
     * Kernels without activation.
     *
     * @param filters number of output channels
     * @param kernelSize length of the kernels
     */
    public SeparableConv1D(int filters, int kernelSize) {
        this(filters, kernelSize, Activations.LINEAR);
    }

    /**
     * Kernels with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize length of the kernels
     * @param activation what is applied to the sums
     */
    public SeparableConv1D(int filters, int kernelSize, Activation activation) {
        this(null, filters, 1, new WeightSpec(Initializers.GLOROT_UNIFORM), new Convolution(List.of(kernelSize), activation));
    }

    @Override
    public SeparableConv1D name(String value) {
        return new SeparableConv1D(value, filters, depthMultiplier, pointwise, convolution);
    }

    @Override
    public SeparableConv1D convolution(Convolution value) {
        return new SeparableConv1D(name, filters, depthMultiplier, pointwise, value);
    }

    @Override
    public SeparableConv1D depthMultiplier(int value) {
        return new SeparableConv1D(name, filters, value, pointwise, convolution);
    }

    @Override
    public SeparableConv1D pointwise(WeightSpec value) {
        return new SeparableConv1D(name, filters, depthMultiplier, value, convolution);
    }
}
