package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.constraints.Constraint;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.SlidingWindow;
import dev.corno.regularizers.Regularizer;
import java.util.Collections;
import java.util.List;

/**
 * The parameters that all convolutions have, under Keras's names.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface Convolving<L extends Convolving<L>> extends ConvolutionalLayer {

    /** {@return what it has in common with other convolutions} */
    Convolution convolution();

    /**
     * {@return a copy with other common parts}
     *
     * @param value see {@link Convolution}
     */
    L convolution(Convolution value);

    @Override
    L name(String value);

    @Override
    default SlidingWindow sliding() {
        return convolution().sliding();
    }

    /** {@return the lengths of the kernels along each axis, at least 1} */
    default List<Integer> kernelSize() {
        return sliding().size();
    }

    /** {@return how far the kernels move along each axis, at least 1; 1 by default} */
    default List<Integer> strides() {
        return sliding().strides();
    }

    /**
     * {@return a copy with strides that are equal along all axes}
     *
     * @param value see {@link #strides()}
     */
    default L strides(int value) {
        return convolution(convolution().strides(Collections.nCopies(sliding().rank(), value)));
    }

    /** {@return distance of the elements that a kernel meets along each axis, at least 1; 1 by default} */
    default List<Integer> dilationRate() {
        return sliding().dilation();
    }

    /**
     * {@return a copy with a dilation that is equal along all axes}
     *
     * @param value see {@link #dilationRate()}
     */
    default L dilationRate(int value) {
        return convolution(convolution().dilationRate(Collections.nCopies(sliding().rank(), value)));
    }

    /** {@return what the kernels meet at the edges; {@code VALID} by default} */
    default Padding padding() {
        return sliding().padding();
    }

    /**
     * {@return a copy with another padding}
     *
     * @param value see {@link #padding()}
     */
    default L padding(Padding value) {
        return convolution(convolution().padding(value));
    }

    @Override
    default DataFormat dataFormat() {
        return convolution().dataFormat();
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value where the channels are; {@code CHANNELS_LAST} by default
     */
    default L dataFormat(DataFormat value) {
        return convolution(convolution().dataFormat(value));
    }

    @Override
    default Activation activation() {
        return convolution().activation();
    }

    /**
     * {@return a copy with another activation}
     *
     * @param value what is applied to the sums; {@code LINEAR} by default
     */
    default L activation(Activation value) {
        return convolution(convolution().activation(value));
    }

    @Override
    default boolean useBias() {
        return convolution().useBias();
    }

    /**
     * {@return a copy with or without a bias}
     *
     * @param value whether a bias is added; true by default
     */
    default L useBias(boolean value) {
        return convolution(convolution().useBias(value));
    }

    @Override
    default WeightSpec kernel() {
        return convolution().kernel();
    }

    @Override
    default WeightSpec bias() {
        return convolution().bias();
    }

    /**
     * {@return a copy with another start of the bias}
     *
     * @param value what it holds before training; zeros by default
     */
    default L biasInitializer(Initializer value) {
        return convolution(convolution().bias(bias().initializer(value)));
    }

    /**
     * {@return a copy with another penalty on the bias}
     *
     * @param value what is added to the loss
     */
    default L biasRegularizer(Regularizer value) {
        return convolution(convolution().bias(bias().regularizer(value)));
    }

    /**
     * {@return a copy with another constraint on the bias}
     *
     * @param value what it is projected to after each update
     */
    default L biasConstraint(Constraint value) {
        return convolution(convolution().bias(bias().constraint(value)));
    }

    @Override
    default Regularizer activityRegularizer() {
        return convolution().activityRegularizer();
    }

    /**
     * {@return a copy with another penalty on the outputs}
     *
     * @param value what is added to the loss; none by default
     */
    default L activityRegularizer(Regularizer value) {
        return convolution(convolution().activityRegularizer(value));
    }
}
