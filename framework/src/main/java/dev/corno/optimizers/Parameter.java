package dev.corno.optimizers;

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
     * {@return whether {@link #readGradient(int, int, float[])} can be used, always the same: the weight is then updated by several
     * threads if it is large, without a copy of all its gradient}
     */
    default boolean isReadInParts() {
        return false;
    }

    /**
     * Copies a part of what {@link #readGradient(float[])} would. Several threads may read parts at once.
     *
     * @param from the first number copied
     * @param count how many
     * @param part where to, from its start on; may be longer
     * @throws UnsupportedOperationException unless {@link #isReadInParts}
     */
    default void readGradient(int from, int count, float[] part) {
        throw new UnsupportedOperationException(path() + ": expects its gradient to be read whole. Ask isReadInParts() first.");
    }
}
