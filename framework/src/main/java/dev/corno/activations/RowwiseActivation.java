package dev.corno.activations;

/**
 * An {@link Activation} whose output elements depend on all input elements of the same row, a row being what lies along the last
 * axis. Its gradient is a function of its output, so that the input need not be kept, unless it says otherwise. Source and target may be
 * the same array.
 */
public interface RowwiseActivation extends Activation {

    /**
     * Computes one row.
     *
     * @param x the input's numbers
     * @param y where the output goes, at the same positions
     * @param from the row's first position
     * @param width the row's length
     */
    void forward(float[] x, float[] y, int from, int width);

    /** {@return whether {@link #backward} is given the input's numbers instead of the output's; false by default} */
    default boolean usesInput() {
        return false;
    }

    /**
     * Computes the gradient of one row.
     *
     * @param y the output's numbers, or the input's where it {@link #usesInput}
     * @param gradY the gradient with respect to the output, at the same positions
     * @param gradX where the gradient with respect to the input goes, at the same positions
     * @param from the row's first position
     * @param width the row's length
     */
    void backward(float[] y, float[] gradY, float[] gradX, int from, int width);
}
