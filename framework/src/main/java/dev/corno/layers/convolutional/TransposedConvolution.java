package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.expression.Window;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.layers.SpatialShape;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A convolution's way back, used forward.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface TransposedConvolution<L extends TransposedConvolution<L>> extends KernelConvolution<L> {

    /** {@return number of output channels, at least 1} */
    int filters();

    /** {@return how much longer the output is along each axis than the shortest one; empty, the default, for Keras's choice} */
    List<Integer> outputPadding();

    /**
     * {@return a copy with other lengths of the output}
     *
     * @param value how much longer it is along each axis than the shortest one, at least 0; empty for Keras's choice
     */
    L outputPadding(List<Integer> value);

    /**
     * {@return a copy with another length of the output along all axes}
     *
     * @param value how much longer it is than the shortest one, at least 0
     */
    default L outputPadding(int value) {
        return outputPadding(Collections.nCopies(sliding().rank(), value));
    }

    @Override
    default Shape outputShape(Shape input) {
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), sliding().rank());
        shape.requireChannels(className(), input);
        List<Integer> lengths = IntStream.range(0, sliding().rank())
                .mapToObj(axis -> outputLength(axis, shape.lengths().get(axis), input)).toList();
        return activation().outputShape(new SpatialShape(lengths, filters()).toShape(dataFormat()));
    }

    private int outputLength(int axis, int length, Shape input) {
        if (length == Shape.UNKNOWN) {
            return Shape.UNKNOWN;
        }
        TransposedAxis margins = TransposedAxis.of(this, axis);
        long result = (length - 1L) * strides().get(axis) + margins.span() - margins.before() - margins.after();
        if (length < 1 || result < 1 || result > Integer.MAX_VALUE) {
            throw new ShapeMismatchException(className(), "expects inputs that give outputs of 1 to " + Integer.MAX_VALUE
                    + " places along each axis, got " + result + " from " + input + ".");
        }
        return (int) result;
    }

    @Override
    default List<LayerWeight> weights(Shape input) {
        int channels = SpatialShape.of(className(), input, dataFormat(), sliding().rank()).channels();
        IntStream size = sliding().size().stream().mapToInt(length -> length);
        LayerWeight kernels = new LayerWeight("kernel", Shape.of(IntStream.concat(size, IntStream.of(filters(), channels)).toArray()),
                kernel(), true);
        return useBias() ? List.of(kernels, new LayerWeight("bias", Shape.of(filters()), bias(), true)) : List.of(kernels);
    }

    @Override
    default long multiplyAccumulates(Shape input) {
        return input.isKnown() ? input.size() * sliding().elements() * filters() : 0;
    }

    @Override
    default Expression call(LayerCall call) {
        Expression x = dataFormat().toChannelsLast(call.input());
        int rank = sliding().rank();
        List<TransposedAxis> axes = IntStream.range(0, rank).mapToObj(axis -> TransposedAxis.of(this, axis)).toList();
        Window window = new Window(kernelSize(), strides(), dilationRate(), axes.stream().map(TransposedAxis::before).toList(),
                axes.stream().map(axis -> Math.max(0, axis.after())).toList());
        Shape met = x.shape().with(-1, filters());
        for (int axis = 0; axis < rank; axis++) {
            met = met.with(axis + 1, axes.get(axis).met(x.dim(axis + 1), strides().get(axis)));
        }
        Expression y = x.convolveInput(call.weight(0), window, 1, met);
        for (int axis = 0; axis < rank; axis++) {
            int missing = axes.get(axis).missing(strides().get(axis));
            y = missing > 0 ? y.pad(axis + 1, 0, missing) : y;
        }
        return dataFormat().fromChannelsLast(useBias() ? y.plus(call.weight(1)) : y).apply(activation());
    }
}
