package dev.corno.backend.dl4j;

import java.io.Serializable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * What a {@link KernelVertex} computes: a step of a network that DL4J has no layer for, or one that means something else. A kernel is
 * a value; what a backward pass needs is in the {@link Pass} that the forward pass returns.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
interface Kernel extends Serializable {

    /** {@return how many numbers it learns or keeps} */
    default long parameters() {
        return 0;
    }

    /**
     * {@return the result}
     *
     * @param inputs batches; not to be written to
     * @param parameters a vector of {@link #parameters} numbers, or null for none
     * @param training whether a backward pass may follow
     */
    Pass forward(INDArray[] inputs, INDArray parameters, boolean training);

    /**
     * {@return the result}
     *
     * @param inputs batches; not to be written to
     * @param parameters a vector of {@link #parameters} numbers, or null for none
     * @param training whether a backward pass may follow
     * @param seed with the step, where random numbers start
     * @param step the number of the step
     */
    default Pass forward(INDArray[] inputs, INDArray parameters, boolean training, long seed, long step) {
        return forward(inputs, parameters, training);
    }

    /** A result and the way back. */
    interface Pass {

        /** {@return the result; never one of the inputs, which others may use} */
        INDArray output();

        /** {@return what is added to the loss} */
        default double loss() {
            return 0;
        }

        /**
         * {@return the error of each input, in arrays that no one else has}
         *
         * @param error the error of the output; not to be written to
         * @param gradient where the error of the parameters goes, or null for none
         */
        INDArray[] backward(INDArray error, INDArray gradient);
    }

    /** The way back alone. */
    @FunctionalInterface
    interface Backward {

        /** {@return the error of each input} */
        INDArray[] apply(INDArray error, INDArray gradient);
    }

    /** {@return a pass} */
    static Pass pass(INDArray output, Backward backward) {
        return new Pass() {
            @Override
            public INDArray output() {
                return output;
            }

            @Override
            public INDArray[] backward(INDArray error, INDArray gradient) {
                return backward.apply(error, gradient);
            }
        };
    }
}
