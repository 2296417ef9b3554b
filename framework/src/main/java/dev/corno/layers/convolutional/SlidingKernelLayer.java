package dev.corno.layers.convolutional;

import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.layers.SpatialShape;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A convolution with one kind of kernels, whose sums are the output: all channels of a group meet all its kernels. The weights are the
 * kernels, whose last axes {@code (channels / groups, filters)} may be written otherwise, and the bias.
 */
public interface SlidingKernelLayer extends ConvolutionalLayer {

    /**
     * {@return into how many groups the channels are divided}
     *
     * @param channels channels of the input
     */
    int groupCount(int channels);

    /**
     * {@return how many channels the output has}
     *
     * @param channels channels of the input
     */
    int filterCount(int channels);

    /**
     * {@return the last two axes of the kernels as Keras writes them}
     *
     * @param channels channels of the input
     */
    default Shape kernelChannels(int channels) {
        return Shape.of(channels / groupCount(channels), filterCount(channels));
    }

    @Override
    default Shape outputShape(Shape input) {
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), sliding().rank());
        shape.requireChannels(className(), input);
        int groups = groupCount(shape.channels());
        if (groups < 1 || shape.channels() % groups != 0) {
            throw new ShapeMismatchException(className(), "expects channels that " + groups + " groups divide, got " + shape.channels()
                    + " in " + input + ".");
        }
        return activation().outputShape(sums(shape));
    }

    private Shape sums(SpatialShape input) {
        return input.slide(className(), "kernelSize", sliding()).channels(filterCount(input.channels())).toShape(dataFormat());
    }

    @Override
    default List<LayerWeight> weights(Shape input) {
        int channels = SpatialShape.of(className(), input, dataFormat(), sliding().rank()).channels();
        Shape last = kernelChannels(channels);
        LayerWeight kernels = new LayerWeight("kernel", withSize(last.dim(0), last.dim(1)), kernel(), true);
        return useBias() ? List.of(kernels, new LayerWeight("bias", Shape.of(filterCount(channels)), bias(), true)) : List.of(kernels);
    }

    /**
     * {@return the shape {@code (spatial..., channels / groups, filters)} of the kernels, however Keras writes the last two axes}
     *
     * @param channels channels of the input
     */
    default Shape kernelShape(int channels) {
        return withSize(channels / groupCount(channels), filterCount(channels));
    }

    private Shape withSize(int... channels) {
        return Shape.of(IntStream.concat(sliding().size().stream().mapToInt(length -> length), IntStream.of(channels)).toArray());
    }

    @Override
    default long multiplyAccumulates(Shape input) {
        if (!input.isKnown()) {
            return 0;
        }
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), sliding().rank());
        return sums(shape).size() * sliding().elements() * shape.channels() / groupCount(shape.channels());
    }

    @Override
    default Expression call(LayerCall call) {
        Expression x = dataFormat().toChannelsLast(call.input());
        int channels = x.dim(-1);
        Expression y = x.convolve(call.weight(0).reshape(kernelShape(channels)), sliding().over(x), groupCount(channels));
        return dataFormat().fromChannelsLast(useBias() ? y.plus(call.weight(1)) : y).apply(activation());
    }
}
