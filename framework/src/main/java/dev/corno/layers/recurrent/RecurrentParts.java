package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.constraints.Constraint;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.regularizers.Regularizer;
import java.util.OptionalLong;

/**
 * The parts of a recurrent layer or cell with two kernels, one for the inputs and one for the state, under Keras's names.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface RecurrentParts<L extends RecurrentParts<L>> {

    /** {@return what it has in common with other recurrent layers} */
    Recurrence recurrence();

    /**
     * {@return a copy with other common parts}
     *
     * @param value see {@link Recurrence}
     */
    L recurrence(Recurrence value);

    /** {@return what is applied to the candidate of the new state, and by an LSTM to its memory; {@code TANH} by default} */
    default Activation activation() {
        return recurrence().activation();
    }

    /**
     * {@return a copy with another activation}
     *
     * @param value see {@link #activation()}
     */
    default L activation(Activation value) {
        return recurrence(recurrence().activation(value));
    }

    /** {@return whether a bias is added; true by default} */
    default boolean useBias() {
        return recurrence().useBias();
    }

    /**
     * {@return a copy with or without a bias}
     *
     * @param value see {@link #useBias()}
     */
    default L useBias(boolean value) {
        return recurrence(recurrence().useBias(value));
    }

    /** {@return how the matrix for the inputs starts and what it is penalised for} */
    default WeightSpec kernel() {
        return recurrence().kernel();
    }

    /**
     * {@return a copy with another start of the matrix for the inputs}
     *
     * @param value what it holds before training; Glorot uniform by default
     */
    default L kernelInitializer(Initializer value) {
        return weights(kernel().initializer(value), recurrentKernel(), bias());
    }

    /**
     * {@return a copy with another penalty on the matrix for the inputs}
     *
     * @param value what is added to the loss
     */
    default L kernelRegularizer(Regularizer value) {
        return weights(kernel().regularizer(value), recurrentKernel(), bias());
    }

    /**
     * {@return a copy with another constraint on the matrix for the inputs}
     *
     * @param value what it is projected to after each update
     */
    default L kernelConstraint(Constraint value) {
        return weights(kernel().constraint(value), recurrentKernel(), bias());
    }

    /** {@return how the matrix for the state starts and what it is penalised for} */
    default WeightSpec recurrentKernel() {
        return recurrence().recurrentKernel();
    }

    /**
     * {@return a copy with another start of the matrix for the state}
     *
     * @param value what it holds before training; orthogonal by default
     */
    default L recurrentInitializer(Initializer value) {
        return weights(kernel(), recurrentKernel().initializer(value), bias());
    }

    /**
     * {@return a copy with another penalty on the matrix for the state}
     *
     * @param value what is added to the loss
     */
    default L recurrentRegularizer(Regularizer value) {
        return weights(kernel(), recurrentKernel().regularizer(value), bias());
    }

    /**
     * {@return a copy with another constraint on the matrix for the state}
     *
     * @param value what it is projected to after each update
     */
    default L recurrentConstraint(Constraint value) {
        return weights(kernel(), recurrentKernel().constraint(value), bias());
    }

    /** {@return how the bias starts and what it is penalised for} */
    default WeightSpec bias() {
        return recurrence().bias();
    }

    /**
     * {@return a copy with another start of the bias}
     *
     * @param value what it holds before training; zeros by default
     */
    default L biasInitializer(Initializer value) {
        return weights(kernel(), recurrentKernel(), bias().initializer(value));
    }

    /**
     * {@return a copy with another penalty on the bias}
     *
     * @param value what is added to the loss
     */
    default L biasRegularizer(Regularizer value) {
        return weights(kernel(), recurrentKernel(), bias().regularizer(value));
    }

    /**
     * {@return a copy with another constraint on the bias}
     *
     * @param value what it is projected to after each update
     */
    default L biasConstraint(Constraint value) {
        return weights(kernel(), recurrentKernel(), bias().constraint(value));
    }

    private L weights(WeightSpec kernel, WeightSpec recurrentKernel, WeightSpec bias) {
        return recurrence(recurrence().weights(kernel, recurrentKernel, bias));
    }

    /** {@return fraction of the inputs set to zero while training, the same in all steps of a sequence; 0 by default} */
    default double dropout() {
        return recurrence().dropout();
    }

    /**
     * {@return a copy that drops inputs while training}
     *
     * @param value fraction of the inputs set to zero, in [0, 1)
     */
    default L dropout(double value) {
        return recurrence(recurrence().dropout(value, recurrentDropout()));
    }

    /** {@return fraction of the state set to zero while training, the same in all steps of a sequence; 0 by default} */
    default double recurrentDropout() {
        return recurrence().recurrentDropout();
    }

    /**
     * {@return a copy that drops parts of the state while training, where it enters the matrix product}
     *
     * @param value fraction of the state set to zero, in [0, 1)
     */
    default L recurrentDropout(double value) {
        return recurrence(recurrence().dropout(dropout(), value));
    }

    /** {@return where the random numbers of dropout start, or empty to follow the model} */
    default OptionalLong seed() {
        return recurrence().seed();
    }

    /**
     * {@return a copy whose dropout does not follow the model's seed}
     *
     * @param value where its random numbers start
     */
    default L seed(long value) {
        return recurrence(recurrence().seed(value));
    }
}
