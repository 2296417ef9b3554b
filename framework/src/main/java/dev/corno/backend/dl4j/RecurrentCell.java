package dev.corno.backend.dl4j;

import java.io.Serializable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/** One step of a {@link RecurrentKernel}. States are matrices of shape (batch, units); those of gates lie side by side. */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
interface RecurrentCell extends Serializable {

    /** {@return how many gates there are, the candidate of the state counted} */
    int gates();

    /** {@return how many matrices the state has; the first is the output} */
    int states();

    /** {@return whether the recurrent product has a bias, too} */
    boolean hasRecurrentBias();

    /**
     * {@return the step}
     *
     * @param fromInput the input's product with the kernel, and the bias
     * @param state the state before; not to be written to
     * @param recurrent the product with the recurrent kernel
     */
    Step step(INDArray fromInput, INDArray[] state, GatedProduct recurrent);

    /** The state after a step, and the way back. */
    interface Step {

        /** {@return the state after} */
        INDArray[] state();

        /**
         * {@return the errors of the state before}
         *
         * @param errors the errors of the state after; not to be written to
         * @param fromInputError where the error of what comes from the input goes
         * @param gradient where the gradients of the recurrent product are added
         */
        INDArray[] backward(INDArray[] errors, INDArray fromInputError, GatedProduct gradient);
    }

    /** The way back alone. */
    @FunctionalInterface
    interface Backward {

        /** {@return the errors of the state before} */
        INDArray[] apply(INDArray[] errors, INDArray fromInputError, GatedProduct gradient);
    }

    /** {@return a step} */
    static Step step(Backward backward, INDArray... state) {
        return new Step() {
            @Override
            public INDArray[] state() {
                return state;
            }

            @Override
            public INDArray[] backward(INDArray[] errors, INDArray fromInputError, GatedProduct gradient) {
                return backward.apply(errors, fromInputError, gradient);
            }
        };
    }

    /** {@return the columns of one gate, a view} */
    static INDArray gate(INDArray gates, int index, long units) {
        return gates.get(NDArrayIndex.all(), NDArrayIndex.interval(index * units, (index + 1) * units));
    }

    /** {@return a function's value} */
    static INDArray value(IActivation function, INDArray x) {
        return function.getActivation(x.dup('c'), true);
    }

    /** {@return the error of what a function was applied to} */
    static INDArray error(IActivation function, INDArray x, INDArray error) {
        return function.backprop(x.dup('c'), error.dup('c')).getFirst();
    }
}
