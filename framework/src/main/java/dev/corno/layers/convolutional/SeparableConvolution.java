package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.constraints.Constraint;
import dev.corno.expression.Expression;
import dev.corno.expression.Window;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.layers.Padding;
import dev.corno.layers.SpatialShape;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A convolution in two steps: of each channel alone, then of each place's channels.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface SeparableConvolution<L extends SeparableConvolution<L>> extends DepthwiseConvolution<L> {

    /** {@return number of output channels, at least 1} */
    int filters();

    /** {@return how the matrix of the second step starts, what it is penalised for and held to} */
    WeightSpec pointwise();

    /**
     * {@return a copy with another matrix of the second step}
     *
     * @param value see {@link #pointwise()}
     */
    L pointwise(WeightSpec value);

    /**
     * {@return a copy with another start of the matrix of the second step}
     *
     * @param value what it holds before training; Glorot uniform by default
     */
    default L pointwiseInitializer(Initializer value) {
        return pointwise(pointwise().initializer(value));
    }

    /**
     * {@return a copy with another penalty on the matrix of the second step}
     *
     * @param value what is added to the loss
     */
    default L pointwiseRegularizer(Regularizer value) {
        return pointwise(pointwise().regularizer(value));
    }

    /**
     * {@return a copy with another constraint on the matrix of the second step}
     *
     * @param value what it is projected to after each update
     */
    default L pointwiseConstraint(Constraint value) {
        return pointwise(pointwise().constraint(value));
    }

    @Override
    default Shape outputShape(Shape input) {
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), sliding().rank());
        shape.requireChannels(className(), input);
        return activation().outputShape(sums(shape));
    }

    private Shape sums(SpatialShape input) {
        return input.slide(className(), "kernelSize", sliding()).channels(filters()).toShape(dataFormat());
    }

    @Override
    default List<LayerWeight> weights(Shape input) {
        int channels = SpatialShape.of(className(), input, dataFormat(), sliding().rank()).channels();
        List<LayerWeight> weights = new ArrayList<>();
        weights.add(new LayerWeight("depthwise_kernel", kernelShape(sliding().size(), channels, depthMultiplier()), kernel(), true));
        weights.add(new LayerWeight("pointwise_kernel", kernelShape(ones(), Math.multiplyExact(channels, depthMultiplier()), filters()),
                pointwise(), true));
        if (useBias()) {
            weights.add(new LayerWeight("bias", Shape.of(filters()), bias(), true));
        }
        return weights;
    }

    private List<Integer> ones() {
        return Collections.nCopies(sliding().rank(), 1);
    }

    private static Shape kernelShape(List<Integer> size, int... channels) {
        return Shape.of(IntStream.concat(size.stream().mapToInt(length -> length), IntStream.of(channels)).toArray());
    }

    @Override
    default long multiplyAccumulates(Shape input) {
        if (!input.isKnown()) {
            return 0;
        }
        SpatialShape shape = SpatialShape.of(className(), input, dataFormat(), sliding().rank());
        long between = (long) shape.channels() * depthMultiplier();
        return sums(shape).size() / filters() * between * (sliding().elements() + filters());
    }

    @Override
    default Expression call(LayerCall call) {
        Expression x = dataFormat().toChannelsLast(call.input());
        int channels = x.dim(-1);
        Expression depthwise = call.weight(0).reshape(kernelShape(sliding().size(), 1, channels * depthMultiplier()));
        Window pointwise = Padding.VALID.window(ones(), ones(), ones(), ones());
        Expression y = x.convolve(depthwise, sliding().over(x), channels).convolve(call.weight(1), pointwise, 1);
        return dataFormat().fromChannelsLast(useBias() ? y.plus(call.weight(2)) : y).apply(activation());
    }
}
