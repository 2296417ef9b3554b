package dev.corno.layers.convolutional;

import dev.corno.CheckReturnValue;
import dev.corno.constraints.Constraint;
import dev.corno.initializers.Initializer;
import dev.corno.regularizers.Regularizer;

/**
 * Convolutions with one kind of kernels, which Keras calls {@code kernel}.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface KernelConvolution<L extends KernelConvolution<L>> extends Convolving<L> {

    /**
     * {@return a copy with another start of the kernels}
     *
     * @param value what they hold before training; Glorot uniform by default
     */
    default L kernelInitializer(Initializer value) {
        return convolution(convolution().kernel(kernel().initializer(value)));
    }

    /**
     * {@return a copy with another penalty on the kernels}
     *
     * @param value what is added to the loss
     */
    default L kernelRegularizer(Regularizer value) {
        return convolution(convolution().kernel(kernel().regularizer(value)));
    }

    /**
     * {@return a copy with another constraint on the kernels}
     *
     * @param value what they are projected to after each update
     */
    default L kernelConstraint(Constraint value) {
        return convolution(convolution().kernel(kernel().constraint(value)));
    }
}
