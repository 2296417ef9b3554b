package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;

/**
 * The parts of a recurrent layer or cell that has gates, under Keras's names.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface GatedParts<L extends GatedParts<L>> extends RecurrentParts<L> {

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
}
