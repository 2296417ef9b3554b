package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.SlidingWindow;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What convolutions have in common; {@link Convolving} offers each part under Keras's name.
 *
 * @param sliding how the kernels slide; with strides and a dilation of 1 and padding {@code VALID} by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 * @param activation what is applied to the sums; {@code LINEAR} by default
 * @param useBias whether a bias is added; true by default
 * @param kernel how the kernels start, Glorot uniform by default, what they are penalised for and held to
 * @param bias how the bias starts, zeros by default, what it is penalised for and held to
 * @param activityRegularizer the penalty on the outputs; none by default
 */
@CheckReturnValue
public record Convolution(
        SlidingWindow sliding, DataFormat dataFormat, Activation activation, boolean useBias, WeightSpec kernel, WeightSpec bias,
        Regularizer activityRegularizer) {

    /** Checks that nothing is null; the layer checks the numbers, because it knows its name. */
    public Convolution {
        Objects.requireNonNull(sliding, "sliding");
        Objects.requireNonNull(sliding.padding(), "padding");
        Objects.requireNonNull(dataFormat, "dataFormat");
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(activityRegularizer, "activityRegularizer");
    }

    /**
     * Keras's defaults.
     *
     * @param kernelSize lengths of the kernels along each axis
     * @param activation what is applied to the sums
     */
    public Convolution(List<Integer> kernelSize, Activation activation) {
        this(new SlidingWindow(kernelSize, ones(kernelSize.size()), ones(kernelSize.size()), Padding.VALID), DataFormat.CHANNELS_LAST,
                activation, true, new WeightSpec(Initializers.GLOROT_UNIFORM), new WeightSpec(Initializers.ZEROS),
                Regularizers.NONE);
    }

    private static List<Integer> ones(int rank) {
        return Collections.nCopies(rank, 1);
    }

    Convolution strides(List<Integer> value) {
        return sliding(new SlidingWindow(sliding.size(), value, sliding.dilation(), sliding.padding()));
    }

    Convolution dilationRate(List<Integer> value) {
        return sliding(new SlidingWindow(sliding.size(), sliding.strides(), value, sliding.padding()));
    }

    Convolution padding(Padding value) {
        return sliding(new SlidingWindow(sliding.size(), sliding.strides(), sliding.dilation(), value));
    }

    private Convolution sliding(SlidingWindow value) {
        return new Convolution(value, dataFormat, activation, useBias, kernel, bias, activityRegularizer);
    }

    Convolution dataFormat(DataFormat value) {
        return new Convolution(sliding, value, activation, useBias, kernel, bias, activityRegularizer);
    }

    Convolution activation(Activation value) {
        return new Convolution(sliding, dataFormat, value, useBias, kernel, bias, activityRegularizer);
    }

    Convolution useBias(boolean value) {
        return new Convolution(sliding, dataFormat, activation, value, kernel, bias, activityRegularizer);
    }

    Convolution kernel(WeightSpec value) {
        return new Convolution(sliding, dataFormat, activation, useBias, value, bias, activityRegularizer);
    }

    Convolution bias(WeightSpec value) {
        return new Convolution(sliding, dataFormat, activation, useBias, kernel, value, activityRegularizer);
    }

    Convolution activityRegularizer(Regularizer value) {
        return new Convolution(sliding, dataFormat, activation, useBias, kernel, bias, value);
    }
}
