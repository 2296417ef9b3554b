package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What recurrent layers and cells have in common, Keras's defaults first; {@link RecurrentParts} offers each part under Keras's name.
 *
 * @param activation what is applied to the candidate of the new state, and by an LSTM to its memory; {@code TANH} by default
 * @param recurrentActivation what is applied to the gates, where there are any; {@code SIGMOID} by default
 * @param useBias whether a bias is added; true by default
 * @param kernel how the matrix for the inputs starts, Glorot uniform by default, and what it is penalised for
 * @param recurrentKernel how the matrix for the state starts, orthogonal by default, and what it is penalised for
 * @param bias how the bias starts, zeros by default, and what it is penalised for
 * @param dropout fraction of the inputs set to zero while training, the same in all steps of a sequence, in [0, 1); 0 by default
 * @param recurrentDropout fraction of the state set to zero while training, where it enters the product with its kernel, the same in
 *         all steps of a sequence, in [0, 1); where it is not 0, each gate drops other numbers, of the inputs, too; 0 by default
 * @param seed where the random numbers of dropout start, or empty to follow the model; empty by default
 */
@CheckReturnValue
public record Recurrence(Activation activation, Activation recurrentActivation, boolean useBias, WeightSpec kernel,
        WeightSpec recurrentKernel, WeightSpec bias, double dropout, double recurrentDropout, OptionalLong seed) {

    /** Checks that nothing is null; the layer checks the numbers, because it knows its name. */
    public Recurrence {
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(recurrentActivation, "recurrentActivation");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(recurrentKernel, "recurrentKernel");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(seed, "seed");
    }

    /** Keras's defaults. */
    public Recurrence() {
        this(Activations.TANH, Activations.SIGMOID, true, new WeightSpec(Initializers.GLOROT_UNIFORM),
                new WeightSpec(Initializers.ORTHOGONAL), new WeightSpec(Initializers.ZEROS), 0, 0, OptionalLong.empty());
    }

    Recurrence activation(Activation value) {
        return new Recurrence(value, recurrentActivation, useBias, kernel, recurrentKernel, bias, dropout, recurrentDropout, seed);
    }

    Recurrence recurrentActivation(Activation value) {
        return new Recurrence(activation, value, useBias, kernel, recurrentKernel, bias, dropout, recurrentDropout, seed);
    }

    Recurrence useBias(boolean value) {
        return new Recurrence(activation, recurrentActivation, value, kernel, recurrentKernel, bias, dropout, recurrentDropout, seed);
    }

    Recurrence weights(WeightSpec input, WeightSpec recurrent, WeightSpec added) {
        return new Recurrence(activation, recurrentActivation, useBias, input, recurrent, added, dropout, recurrentDropout, seed);
    }

    Recurrence dropout(double inputs, double state) {
        return new Recurrence(activation, recurrentActivation, useBias, kernel, recurrentKernel, bias, inputs, state, seed);
    }

    Recurrence seed(long value) {
        return new Recurrence(activation, recurrentActivation, useBias, kernel, recurrentKernel, bias, dropout, recurrentDropout,
                OptionalLong.of(value));
    }
}
