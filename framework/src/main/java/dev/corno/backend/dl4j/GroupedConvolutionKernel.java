package dev.corno.backend.dl4j;

import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.Window2D;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A convolution whose channels fall into groups, each with filters of its own; DL4J's {@code ConvolutionLayer} has one group only.
 * A dilated kernel is spread out with zeros in between, because ND4J's operation fails on dilation where it uses oneDNN.
 * The kernel lies as Keras has it, (height, width, channels of a group, filters), then the bias.
 *
 * @param window size of the kernel, strides, dilation and padding
 * @param channels channels of the input
 * @param filters channels of the output
 * @param groups how many groups
 * @param useBias whether there is a bias
 */
record GroupedConvolutionKernel(@JsonProperty("window") Window2D window, @JsonProperty("channels") int channels,
        @JsonProperty("filters") int filters, @JsonProperty("groups") int groups, @JsonProperty("useBias") boolean useBias)
        implements Kernel {

    private static final int CHANNELS_LAST = 1;
    private static final int KERNEL_AS_KERAS = 0;

    @Override
    public long parameters() {
        return kernelSize() + (useBias ? filters : 0);
    }

    private long kernelSize() {
        return (long) window.size().height() * window.size().width() * (channels / groups) * filters;
    }

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        INDArray[] x = new INDArray[groups];
        INDArray[] kernels = new INDArray[groups];
        INDArray[] y = new INDArray[groups];
        for (int group = 0; group < groups; group++) {
            x[group] = part(inputs[0], group);
            kernels[group] = spread(part(kernel(parameters), group));
            y[group] = convolve(x[group], kernels[group]);
        }
        INDArray output = Nd4j.concat(-1, y);
        if (useBias) {
            output.reshape('c', -1, filters).addiRowVector(bias(parameters));
        }
        return Kernel.pass(output, (error, gradient) -> backward(x, kernels, error, gradient));
    }

    private INDArray[] backward(INDArray[] x, INDArray[] kernels, INDArray error, INDArray gradient) {
        INDArray[] errors = new INDArray[groups];
        for (int group = 0; group < groups; group++) {
            errors[group] = Nd4j.createUninitialized(DataType.FLOAT, x[group].shape(), 'c');
            INDArray kernelError = Nd4j.createUninitialized(DataType.FLOAT, kernels[group].shape(), 'c');
            Nd4j.exec(operation("conv2d_bp").addInputs(x[group], kernels[group], part(error, group)).addOutputs(errors[group], kernelError).build());
            kernel(gradient).get(slice(kernel(gradient), group)).assign(taps(kernelError));
        }
        if (useBias) {
            bias(gradient).assign(error.dup('c').reshape('c', -1, filters).sum(0));
        }
        return new INDArray[] {Nd4j.concat(-1, errors)};
    }

    private INDArray convolve(INDArray x, INDArray kernel) {
        return Nd4j.exec(operation("conv2d").addInputs(x, kernel).build())[0];
    }

    private DynamicCustomOp.DynamicCustomOpsBuilder operation(String name) {
        Size2D span = window.span();
        Size2D strides = window.strides();
        return DynamicCustomOp.builder(name).addIntegerArguments(span.height(), span.width(), strides.height(), strides.width(),
                0, 0, 1, 1, window.padding() == Padding.SAME ? 1 : 0, CHANNELS_LAST, KERNEL_AS_KERAS);
    }

    private INDArray spread(INDArray kernel) {
        if (window.span().equals(window.size())) {
            return kernel;
        }
        INDArray spread = Nd4j.zeros(DataType.FLOAT, window.span().height(), window.span().width(), kernel.size(2), kernel.size(3));
        taps(spread).assign(kernel);
        return spread;
    }

    // Where the numbers of the kernel lie when it is spread out.
    private INDArray taps(INDArray spread) {
        return spread.get(every(window.dilationRate().height(), window.span().height()),
                every(window.dilationRate().width(), window.span().width()), NDArrayIndex.all(), NDArrayIndex.all());
    }

    private static INDArrayIndex every(int step, int length) {
        return length == 1 ? NDArrayIndex.all() : NDArrayIndex.interval(0, step, length);
    }

    private INDArray part(INDArray array, int group) {
        return array.get(slice(array, group)).dup('c');
    }

    private INDArrayIndex[] slice(INDArray array, int group) {
        INDArrayIndex[] slice = NDArrayIndex.allFor(array);
        long width = array.size(3) / groups;
        slice[3] = NDArrayIndex.interval(group * width, (group + 1) * width);
        return slice;
    }

    private INDArray kernel(INDArray vector) {
        return vector.get(NDArrayIndex.interval(0, kernelSize()))
                .reshape('c', window.size().height(), window.size().width(), channels / groups, filters);
    }

    private INDArray bias(INDArray vector) {
        return vector.get(NDArrayIndex.interval(kernelSize(), parameters()));
    }
}
