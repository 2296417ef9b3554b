package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.constraints.Constraint;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.initializers.Initializers;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.SlidingWindow;
import dev.corno.layers.Window2D;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import java.util.Objects;

/**
 * Slides small kernels over pictures: {@code y[i, j, f] = activation(bias[f] + sum of x[i * strides + a * dilationRate,
 * j * strides + b * dilationRate, c] * kernel[a, b, c, f] over a, b, c)}.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: the same with {@code filters} for channels; height and width become {@code ceil(length / stride)} with padding
 * {@code SAME}, {@code floor((length - (kernel - 1) * dilation - 1) / stride) + 1} with {@code VALID}.
 * Weights: {@code kernel (height, width, channels / groups, filters)}, Glorot uniform; {@code bias (filters)}, zeros.
 *
 * <pre>{@code
 * var layer = new Conv2D(32, 3, Activations.RELU).padding(Padding.SAME);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param filters number of output channels, at least 1 and a multiple of {@code groups}
 * @param kernelSize height and width of the kernels, at least 1
 * @param strides how far the kernels move, at least 1; 1 by default
 * @param padding what the kernels meet at the edges; {@code VALID} by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 * @param dilationRate distance of the elements that a kernel meets, at least 1; 1 by default
 * @param groups into how many groups the channels are divided, each with kernels of its own; 1 by default
 * @param activation what is applied to the sums; {@code LINEAR} by default
 * @param useBias whether a bias is added; true by default
 * @param kernel how the kernels start and what they are penalised for
 * @param bias how the bias starts and what it is penalised for
 * @param activityRegularizer the penalty on the outputs; none by default
 */
@CheckReturnValue
public record Conv2D(
        String name, int filters, Size2D kernelSize, Size2D strides, Padding padding, DataFormat dataFormat,
        Size2D dilationRate, int groups, Activation activation, boolean useBias, WeightSpec kernel, WeightSpec bias,
        Regularizer activityRegularizer)
        implements SlidingKernelLayer {

    /** Checks the parameters. */
    public Conv2D {
        if (filters < 1) {
            throw new IllegalArgumentException("Conv2D: filters must be a positive integer, got " + filters + ".");
        }
        if (groups < 1 || filters % groups != 0) {
            throw new IllegalArgumentException("Conv2D: groups must be positive and divide filters " + filters + ", got " + groups + ".");
        }
        kernelSize.requirePositive("Conv2D", "kernelSize");
        strides.requirePositive("Conv2D", "strides");
        dilationRate.requirePositive("Conv2D", "dilationRate");
        padding.requireValidOrSame("Conv2D");
        Objects.requireNonNull(dataFormat, "dataFormat");
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(activityRegularizer, "activityRegularizer");
    }

    /**
     * Square kernels without activation.
     *
     * @param filters number of output channels
     * @param kernelSize height and width of the kernels
     */
    public Conv2D(int filters, int kernelSize) {
        this(filters, kernelSize, Activations.LINEAR);
    }

    /**
     * Square kernels with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize height and width of the kernels
     * @param activation what is applied to the sums
     */
    public Conv2D(int filters, int kernelSize, Activation activation) {
        this(filters, new Size2D(kernelSize), activation);
    }

    /**
     * Kernels with an activation.
     *
     * @param filters number of output channels
     * @param kernelSize height and width of the kernels
     * @param activation what is applied to the sums
     */
    public Conv2D(int filters, Size2D kernelSize, Activation activation) {
        this(null, filters, kernelSize, new Size2D(1), Padding.VALID, DataFormat.CHANNELS_LAST, new Size2D(1), 1, activation, true,
                new WeightSpec(Initializers.GLOROT_UNIFORM), new WeightSpec(Initializers.ZEROS), Regularizers.NONE);
    }

    @Override
    public Conv2D name(String value) {
        return new Conv2D(value, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, kernel,
                bias, activityRegularizer);
    }

    /**
     * {@return a copy with other strides}
     *
     * @param value see {@link #strides}
     */
    public Conv2D strides(Size2D value) {
        return new Conv2D(name, filters, kernelSize, value, padding, dataFormat, dilationRate, groups, activation, useBias, kernel,
                bias, activityRegularizer);
    }

    /**
     * {@return a copy with equal strides}
     *
     * @param value how far the kernels move along both axes
     */
    public Conv2D strides(int value) {
        return new Conv2D(name, filters, kernelSize, new Size2D(value), padding, dataFormat, dilationRate, groups, activation,
                useBias, kernel, bias, activityRegularizer);
    }

    /**
     * {@return a copy with another padding}
     *
     * @param value see {@link #padding}
     */
    public Conv2D padding(Padding value) {
        return new Conv2D(name, filters, kernelSize, strides, value, dataFormat, dilationRate, groups, activation, useBias, kernel,
                bias, activityRegularizer);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public Conv2D dataFormat(DataFormat value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, value, dilationRate, groups, activation, useBias, kernel,
                bias, activityRegularizer);
    }

    /**
     * {@return a copy with another dilation}
     *
     * @param value see {@link #dilationRate}
     */
    public Conv2D dilationRate(Size2D value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, value, groups, activation, useBias, kernel,
                bias, activityRegularizer);
    }

    /**
     * {@return a copy with equal dilation}
     *
     * @param value distance of a kernel's elements along both axes
     */
    public Conv2D dilationRate(int value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, new Size2D(value), groups, activation, useBias,
                kernel, bias, activityRegularizer);
    }

    /**
     * {@return a copy with other groups}
     *
     * @param value see {@link #groups}
     */
    public Conv2D groups(int value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, value, activation, useBias, kernel,
                bias, activityRegularizer);
    }

    /**
     * {@return a copy with another activation}
     *
     * @param value see {@link #activation}
     */
    public Conv2D activation(Activation value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, value, useBias, kernel,
                bias, activityRegularizer);
    }

    /**
     * {@return a copy with or without a bias}
     *
     * @param value see {@link #useBias}
     */
    public Conv2D useBias(boolean value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, value, kernel,
                bias, activityRegularizer);
    }

    /**
     * {@return a copy with other kernels}
     *
     * @param value see {@link #kernel}
     */
    public Conv2D kernel(WeightSpec value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, value,
                bias, activityRegularizer);
    }

    /**
     * {@return a copy with another start of the kernels}
     *
     * @param value what it holds before training
     */
    public Conv2D kernelInitializer(Initializer value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias,
                kernel.initializer(value), bias, activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the kernels}
     *
     * @param value what is added to the loss
     */
    public Conv2D kernelRegularizer(Regularizer value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias,
                kernel.regularizer(value), bias, activityRegularizer);
    }

    /**
     * {@return a copy with another constraint on the kernels}
     *
     * @param value what it is projected to after each update
     */
    public Conv2D kernelConstraint(Constraint value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias,
                kernel.constraint(value), bias, activityRegularizer);
    }

    /**
     * {@return a copy with another bias}
     *
     * @param value see {@link #bias}
     */
    public Conv2D bias(WeightSpec value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, kernel,
                value, activityRegularizer);
    }

    /**
     * {@return a copy with another start of the bias}
     *
     * @param value what it holds before training
     */
    public Conv2D biasInitializer(Initializer value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, kernel,
                bias.initializer(value), activityRegularizer);
    }

    /**
     * {@return a copy with another penalty on the bias}
     *
     * @param value what is added to the loss
     */
    public Conv2D biasRegularizer(Regularizer value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, kernel,
                bias.regularizer(value), activityRegularizer);
    }

    /**
     * {@return a copy with another constraint on the bias}
     *
     * @param value what it is projected to after each update
     */
    public Conv2D biasConstraint(Constraint value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, kernel,
                bias.constraint(value), activityRegularizer);
    }

    /** {@return the kernels as a sliding window} */
    public Window2D window() {
        return new Window2D(kernelSize, strides, dilationRate, padding);
    }

    @Override
    public SlidingWindow sliding() {
        return window().sliding();
    }

    /**
     * {@return a copy with another penalty on the outputs}
     *
     * @param value see {@link #activityRegularizer}
     */
    public Conv2D activityRegularizer(Regularizer value) {
        return new Conv2D(name, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, kernel,
                bias, value);
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
