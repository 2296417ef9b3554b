package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.layers.Size3D;
import java.util.List;

/**
 * The way back of a convolution over volumes, used forward, such as to enlarge them: each number of the input adds its kernels,
 * times itself, to the output, {@code strides} further than its neighbour's; then a bias is added and an activation applied. Zeiler et
 * al., 2010, <a href="https://www.matthewzeiler.com/mattzeiler/deconvolutionalnetworks.pdf">Deconvolutional Networks</a>.
 *
 * <p>Input shape: {@code (batch, depth, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, depth, height, width)}.
 * Output shape: the same with {@code filters} for channels. With {@code span = (kernel - 1) * dilation + 1} depth, height and width become
 * {@code length * stride} with padding {@code SAME}, {@code (length - 1) * stride + max(span, stride)} with {@code VALID}; where an
 * {@code outputPadding} is given {@code (length - 1) * stride + span % 2 + outputPadding}, and
 * {@code (length - 1) * stride + span + outputPadding}.
 * Weights: {@code kernel (depth, height, width, filters, channels)}, Glorot uniform; {@code bias (filters)}, zeros.
 *
 * <pre>{@code
 * var layer = new Conv3DTranspose(32, 3, Activations.RELU).strides(2).padding(Padding.SAME);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param filters number of output channels, at least 1
 * @param outputPadding how much longer the output is along each axis than the shortest one, at least 0; empty, the default, for the
 *         lengths above
 * @param convolution how the kernels slide, the activation and the weights
 */
@CheckReturnValue
public record Conv3DTranspose(String name, int filters, List<Integer> outputPadding, Convolution convolution)
        implements TransposedConvolution<Conv3DTranspose> {

    /** Checks the parameters. */
    public Conv3DTranspose {
        outputPadding = List.copyOf(outputPadding);
        ConvolutionChecks.filters("Conv3DTranspose", filters);
        ConvolutionChecks.outputPadding("Conv3DTranspose", outputPadding, 3);
        ConvolutionChecks.sliding("Conv3DTranspose", convolution.sliding(), 3, false);
    }

    /**
     * Kernels of equal lengths without activation.
     *
     * @param filters number of output channels
     * @param kernelSize depth, height and width of the kernels
     */
    public Conv3DTranspose(int filters, int kernelSize) {
        this(filters, kernelSize, Activations.LINEAR);
    }

    /**
     * Kernels of equal lengths with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize depth, height and width of the kernels
     * @param activation what is applied to the sums
     */
    public Conv3DTranspose(int filters, int kernelSize, Activation activation) {
        this(filters, new Size3D(kernelSize), activation);
    }

    /**
     * Kernels with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize depth, height and width of the kernels
     * @param activation what is applied to the sums
     */
    public Conv3DTranspose(int filters, Size3D kernelSize, Activation activation) {
        this(null, filters, List.of(), new Convolution(kernelSize.axes(), activation));
    }

    @Override
    public Conv3DTranspose name(String value) {
        return new Conv3DTranspose(value, filters, outputPadding, convolution);
    }

    @Override
    public Conv3DTranspose convolution(Convolution value) {
        return new Conv3DTranspose(name, filters, outputPadding, value);
    }

    @Override
    public Conv3DTranspose outputPadding(List<Integer> value) {
        return new Conv3DTranspose(name, filters, value, convolution);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value how far the kernels move along each axis, at least 1
     */
    public Conv3DTranspose strides(Size3D value) {
        return convolution(convolution.strides(value.axes()));
    }

    /**
     * {@return a copy with another dilation}
     *
     * @param value distance of the elements that a kernel meets along each axis, at least 1
     */
    public Conv3DTranspose dilationRate(Size3D value) {
        return convolution(convolution.dilationRate(value.axes()));
    }
}
