package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.constraints.Constraint;
import dev.corno.initializers.Initializer;
import dev.corno.regularizers.Regularizer;

/**
 * Convolutions with kernels for each channel alone, which Keras calls {@code depthwise}.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface DepthwiseConvolution<L extends DepthwiseConvolution<L>> extends Convolving<L> {

    /** {@return how many kernels each channel of the input meets, at least 1; 1 by default} */
    int depthMultiplier();

    /**
     * {@return a copy with another number of kernels for each channel}
     *
     * @param value see {@link #depthMultiplier()}
     */
    L depthMultiplier(int value);

    /**
     * {@return a copy with another start of the kernels of single channels}
     *
     * @param value what they hold before training; Glorot uniform by default
     */
    default L depthwiseInitializer(Initializer value) {
        return convolution(convolution().kernel(kernel().initializer(value)));
    }

    /**
     * {@return a copy with another penalty on the kernels of single channels}
     *
     * @param value what is added to the loss
     */
    default L depthwiseRegularizer(Regularizer value) {
        return convolution(convolution().kernel(kernel().regularizer(value)));
    }

    /**
     * {@return a copy with another constraint on the kernels of single channels}
     *
     * @param value what they are projected to after each update
     */
    default L depthwiseConstraint(Constraint value) {
        return convolution(convolution().kernel(kernel().constraint(value)));
    }
}
