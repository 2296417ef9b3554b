package dev.corno.optimizers;

import dev.corno.constraints.Constraint;
import dev.corno.constraints.Constraints;
import dev.corno.tensor.Shape;

/**
 * A weight as a {@link WeightUpdater} sees it: numbers in Keras's order, row-major, which updates change where they lie. Where the
 * gradient is kept is the engine's affair.
 */
public interface Parameter {

    /** {@return its unique name, {@code <layer>/<weight>}} */
    String path();

    /** {@return its shape} */
    Shape shape();

    /** {@return whether updates change it now; a frozen weight keeps the memory that the optimizer has of it} */
    boolean isTrainable();

    /** {@return whether weight decay applies to it; yes unless told otherwise, as in Keras} */
    default boolean isDecayed() {
        return true;
    }

    /** {@return what it is projected to after each update; nothing unless told otherwise} */
    default Constraint constraint() {
        return Constraints.NONE;
    }

    /** {@return the weight's numbers themselves, to be changed in place; may be longer than the weight, and another array each step} */
    float[] values();

    /** Hears that an update has changed {@link #values}. */
    void changed();

    /**
     * Copies the gradient of the step just made, the gradient of penalties included.
     *
     * @param gradient where to; may be longer than the weight
     */
    void readGradient(float[] gradient);

    /**
     * {@return whether {@link #readGradient(float[], int, int)} can be used, always the same: several threads can then update the
     * weight if it is large}
     */
    default boolean isReadInParts() {
        return false;
    }

    /**
     * Copies a part of what {@link #readGradient(float[])} would, to the same positions. Several threads may read parts at once.
     *
     * @param gradient where to; may be longer than the weight
     * @param from the first position copied
     * @param to one past the last
     * @throws UnsupportedOperationException unless {@link #isReadInParts}
     */
    default void readGradient(float[] gradient, int from, int to) {
        throw new UnsupportedOperationException(path() + ": expects its gradient to be read whole. Ask isReadInParts() first.");
    }
}
