package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.layers.Size2D;
import java.util.List;

/**
 * The way back of a convolution over pictures, used forward, such as to enlarge them: each number of the input adds its kernels,
 * times itself, to the output, {@code strides} further than its neighbour's; then a bias is added and an activation applied. Zeiler et
 * al., 2010, <a href="https://www.matthewzeiler.com/mattzeiler/deconvolutionalnetworks.pdf">Deconvolutional Networks</a>.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: the same with {@code filters} for channels. With {@code span = (kernel - 1) * dilation + 1} height and width become
 * {@code length * stride} with padding {@code SAME}, {@code (length - 1) * stride + max(span, stride)} with {@code VALID}; where an
 * {@code outputPadding} is given {@code (length - 1) * stride + span % 2 + outputPadding}, and
 * {@code (length - 1) * stride + span + outputPadding}.
 * Weights: {@code kernel (height, width, filters, channels)}, Glorot uniform; {@code bias (filters)}, zeros.
 *
 * <pre>{@code
 * var layer = new Conv2DTranspose(32, 3, Activations.RELU).strides(2).padding(Padding.SAME);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param filters number of output channels, at least 1
 * @param outputPadding how much longer the output is along each axis than the shortest one, at least 0; empty, the default, for the
 *         lengths above
 * @param convolution how the kernels slide, the activation and the weights
 */
@CheckReturnValue
public record Conv2DTranspose(String name, int filters, List<Integer> outputPadding, Convolution convolution)
        implements TransposedConvolution<Conv2DTranspose> {

    /** Checks the parameters. */
    public Conv2DTranspose {
        outputPadding = List.copyOf(outputPadding);
        ConvolutionChecks.filters("Conv2DTranspose", filters);
        ConvolutionChecks.outputPadding("Conv2DTranspose", outputPadding, 2);
        ConvolutionChecks.sliding("Conv2DTranspose", convolution.sliding(), 2, false);
    }

    /**
     * Kernels of equal lengths without activation.
     *
     * @param filters number of output channels
     * @param kernelSize height and width of the kernels
     */
    public Conv2DTranspose(int filters, int kernelSize) {
        this(filters, kernelSize, Activations.LINEAR);
    }

    /**
     * Kernels of equal lengths with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize height and width of the kernels
     * @param activation what is applied to the sums
     */
    public Conv2DTranspose(int filters, int kernelSize, Activation activation) {
        this(filters, new Size2D(kernelSize), activation);
    }

    /**
     * Kernels with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize height and width of the kernels
     * @param activation what is applied to the sums
     */
    public Conv2DTranspose(int filters, Size2D kernelSize, Activation activation) {
        this(null, filters, List.of(), new Convolution(kernelSize.axes(), activation));
    }

    @Override
    public Conv2DTranspose name(String value) {
        return new Conv2DTranspose(value, filters, outputPadding, convolution);
    }

    @Override
    public Conv2DTranspose convolution(Convolution value) {
        return new Conv2DTranspose(name, filters, outputPadding, value);
    }

    @Override
    public Conv2DTranspose outputPadding(List<Integer> value) {
        return new Conv2DTranspose(name, filters, value, convolution);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value how far the kernels move along each axis, at least 1
     */
    public Conv2DTranspose strides(Size2D value) {
        return convolution(convolution.strides(value.axes()));
    }

    /**
     * {@return a copy with another dilation}
     *
     * @param value distance of the elements that a kernel meets along each axis, at least 1
     */
    public Conv2DTranspose dilationRate(Size2D value) {
        return convolution(convolution.dilationRate(value.axes()));
    }
}
