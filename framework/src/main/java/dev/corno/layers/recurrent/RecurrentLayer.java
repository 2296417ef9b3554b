package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.constraints.Constraint;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializer;
import dev.corno.layers.SingleInputLayer;
import dev.corno.regularizers.Regularizer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.OptionalLong;

/**
 * A layer that reads sequences step by step, with a state that starts at 0. Its parts carry Keras's names.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface RecurrentLayer<L extends RecurrentLayer<L>> extends SingleInputLayer {

    /** {@return length of the state, and of the output's last axis, at least 1} */
    int units();

    /** {@return what it has in common with other recurrent layers} */
    Recurrence recurrence();

    /**
     * {@return a copy with other common parts}
     *
     * @param value see {@link Recurrence}
     */
    L recurrence(Recurrence value);

    /** {@return how many parts of {@link #units} columns the kernels have} */
    int gates();

    /** {@return shape and start of the bias} */
    LayerWeight biasWeight();

    @Override
    L name(String value);

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

    /** {@return what is applied to the gates; {@code SIGMOID} by default} */
    default Activation recurrentActivation() {
        return recurrence().recurrentActivation();
    }

    /**
     * {@return a copy with another activation of the gates}
     *
     * @param value see {@link #recurrentActivation()}
     */
    default L recurrentActivation(Activation value) {
        return recurrence(recurrence().recurrentActivation(value));
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

    /** {@return whether the output has all steps, not the last only; false by default} */
    default boolean returnSequences() {
        return recurrence().returnSequences();
    }

    /**
     * {@return a copy that puts out all steps, or the last only}
     *
     * @param value see {@link #returnSequences()}
     */
    default L returnSequences(boolean value) {
        return recurrence(recurrence().sequences(value, goBackwards(), unroll()));
    }

    /** {@return whether sequences are read from their end, and put out in that order; false by default} */
    default boolean goBackwards() {
        return recurrence().goBackwards();
    }

    /**
     * {@return a copy that reads sequences from their end, or from their start}
     *
     * @param value see {@link #goBackwards()}
     */
    default L goBackwards(boolean value) {
        return recurrence(recurrence().sequences(returnSequences(), value, unroll()));
    }

    /** {@return whether Keras computes all steps without a loop; kept for files, it changes no number} */
    default boolean unroll() {
        return recurrence().unroll();
    }

    /**
     * {@return a copy of which files say that Keras is to compute without a loop, or with one}
     *
     * @param value see {@link #unroll()}
     */
    default L unroll(boolean value) {
        return recurrence(recurrence().sequences(returnSequences(), goBackwards(), value));
    }

    @Override
    default Shape outputShape(Shape input) {
        if (input.rank() != 2) {
            throw new ShapeMismatchException(className(), "expects inputs of shape (time, features), got " + input + ". "
                    + (input.rank() == 1 ? "Put new Reshape(-1, 1) before it for a sequence of single numbers."
                            : "Put new Reshape(time, features) before it."));
        }
        if (input.dim(-1) == Shape.UNKNOWN) {
            throw new ShapeMismatchException(className(), "expects inputs whose last axis is known, got " + input
                    + ". Give its length to the Input.");
        }
        return returnSequences() ? input.with(-1, units()) : Shape.of(units());
    }

    @Override
    default List<LayerWeight> weights(Shape input) {
        int columns = gates() * units();
        LayerWeight matrix = new LayerWeight("kernel", Shape.of(input.dim(-1), columns), kernel(), true);
        LayerWeight recurrent = new LayerWeight("recurrent_kernel", Shape.of(units(), columns), recurrentKernel(), true);
        return useBias() ? List.of(matrix, recurrent, biasWeight()) : List.of(matrix, recurrent);
    }

    @Override
    default long multiplyAccumulates(Shape input) {
        return input.isKnown() ? (long) input.dim(0) * (input.dim(1) + units()) * gates() * units() : 0;
    }
}
