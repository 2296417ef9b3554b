package dev.corno.optimizers;

import dev.corno.tensor.Shape;

/**
 * A weight as a {@link WeightUpdater} sees it. Where its numbers are kept is the engine's affair: they are read and written in
 * Keras's order, row-major.
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

    /**
     * Copies the weight's numbers.
     *
     * @param weights where to; may be longer than the weight
     */
    void read(float[] weights);

    /**
     * Copies the gradient of the step just made, the gradient of penalties included.
     *
     * @param gradient where to; may be longer than the weight
     */
    void readGradient(float[] gradient);

    /**
     * Replaces the weight's numbers.
     *
     * @param weights the new ones; may be longer than the weight
     */
    void write(float[] weights);
}
