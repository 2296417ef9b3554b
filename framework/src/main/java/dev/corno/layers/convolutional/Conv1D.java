package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import java.util.List;

/**
 * Slides small kernels over sequences: {@code y[t, f] = activation(bias[f] + sum of x[t * strides + a * dilationRate, c] * kernel[a, c, f] over a, c)}. With padding {@code CAUSAL} an output meets only inputs of its own time and
 * before (van den Oord et al., 2016, <a href="https://arxiv.org/abs/1609.03499">WaveNet</a>, section 2.1).
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: the same with {@code filters} for channels; the length becomes {@code ceil(length / stride)} with
 * padding {@code SAME} or {@code CAUSAL}, {@code floor((length - (kernel - 1) * dilation - 1) / stride) + 1} with {@code VALID}.
 * Weights: {@code kernel (length, channels / groups, filters)}, Glorot uniform; {@code bias (filters)}, zeros.
 *
 * <pre>{@code
 * var layer = new Conv1D(32, 3, Activations.RELU).padding(Padding.CAUSAL);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param filters number of output channels, at least 1 and a multiple of {@code groups}
 * @param groups into how many groups the channels are divided, each with kernels of its own; 1 by default
 * @param convolution how the kernels slide, the activation and the weights
 */
@CheckReturnValue
public record Conv1D(String name, int filters, int groups, Convolution convolution)
        implements KernelConvolution<Conv1D>, SlidingKernelLayer {

    /** Checks the parameters. */
    public Conv1D {
        ConvolutionChecks.filters("Conv1D", filters);
        ConvolutionChecks.groups("Conv1D", filters, groups);
        ConvolutionChecks.sliding("Conv1D", convolution.sliding(), 1, true);
    }

    /**
     * Kernels without activation.
     *
     * @param filters number of output channels
     * @param kernelSize length of the kernels
     */
    public Conv1D(int filters, int kernelSize) {
        this(filters, kernelSize, Activations.LINEAR);
    }

    /**
     * Kernels with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize length of the kernels
     * @param activation what is applied to the sums
     */
    public Conv1D(int filters, int kernelSize, Activation activation) {
        this(null, filters, 1, new Convolution(List.of(kernelSize), activation));
    }

    @Override
    public Conv1D name(String value) {
        return new Conv1D(value, filters, groups, convolution);
    }

    @Override
    public Conv1D convolution(Convolution value) {
        return new Conv1D(name, filters, groups, value);
    }

    /**
     * {@return a copy with other groups}
     *
     * @param value see {@link #groups}
     */
    public Conv1D groups(int value) {
        return new Conv1D(name, filters, value, convolution);
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
