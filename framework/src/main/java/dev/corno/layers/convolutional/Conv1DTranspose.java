package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import java.util.List;

/**
 * The way back of a convolution over sequences, used forward, such as to enlarge them: each number of the input adds its kernels,
 * times itself, to the output, {@code strides} further than its neighbour's; then a bias is added and an activation applied. Zeiler et
 * al., 2010, <a href="https://www.matthewzeiler.com/mattzeiler/deconvolutionalnetworks.pdf">Deconvolutional Networks</a>.
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: the same with {@code filters} for channels. With {@code span = (kernel - 1) * dilation + 1} the length becomes
 * {@code length * stride} with padding {@code SAME}, {@code (length - 1) * stride + max(span, stride)} with {@code VALID}; where an
 * {@code outputPadding} is given {@code (length - 1) * stride + span % 2 + outputPadding}, and
 * {@code (length - 1) * stride + span + outputPadding}.
 * Weights: {@code kernel (length, filters, channels)}, Glorot uniform; {@code bias (filters)}, zeros.
 *
 * <pre>{@code
 * var layer = new Conv1DTranspose(32, 3, Activations.RELU).strides(2).padding(Padding.SAME);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param filters number of output channels, at least 1
 * @param outputPadding how much longer the output is along each axis than the shortest one, at least 0; empty, the default, for the
 *         lengths above
 * @param convolution how the kernels slide, the activation and the weights
 */
@CheckReturnValue
public record Conv1DTranspose(String name, int filters, List<Integer> outputPadding, Convolution convolution)
        implements TransposedConvolution<Conv1DTranspose> {

    /** Checks the parameters. */
    public Conv1DTranspose {
        outputPadding = List.copyOf(outputPadding);
        ConvolutionChecks.filters("Conv1DTranspose", filters);
        ConvolutionChecks.outputPadding("Conv1DTranspose", outputPadding, 1);
        ConvolutionChecks.sliding("Conv1DTranspose", convolution.sliding(), 1, false);
    }

    /**
     * Kernels without activation.
     *
     * @param filters number of output channels
     * @param kernelSize length of the kernels
     */
    public Conv1DTranspose(int filters, int kernelSize) {
        this(filters, kernelSize, Activations.LINEAR);
    }

    /**
     * Kernels with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize length of the kernels
     * @param activation what is applied to the sums
     */
    public Conv1DTranspose(int filters, int kernelSize, Activation activation) {
        this(null, filters, List.of(), new Convolution(List.of(kernelSize), activation));
    }

    @Override
    public Conv1DTranspose name(String value) {
        return new Conv1DTranspose(value, filters, outputPadding, convolution);
    }

    @Override
    public Conv1DTranspose convolution(Convolution value) {
        return new Conv1DTranspose(name, filters, outputPadding, value);
    }

    @Override
    public Conv1DTranspose outputPadding(List<Integer> value) {
        return new Conv1DTranspose(name, filters, value, convolution);
    }
}
