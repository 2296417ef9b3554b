package dev.corno.backend;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * One way of computing a network forward and backward, for the weights it was made with. {@link CompiledNetwork} asks for one thing at
 * a time.
 */
public interface Execution extends AutoCloseable {

    /**
     * {@return the outputs for a batch, then the masks of those outputs that have one; except with {@link Mode#PREDICT}, valid until the next call}
     *
     * @param inputs a tensor of shape {@code (batch, ...)} for each input of the network
     * @param mode what is wanted
     * @param step the number of the training step, where random numbers start
     */
    List<Tensor> forward(List<Tensor> inputs, Mode mode, long step);

    /** {@return what the layers of the last forward pass add to the loss} */
    double layerLoss();

    /**
     * Runs back from the outputs of the last forward pass.
     *
     * @param gradients the gradient with respect to each output; after {@link Mode#TRAIN}, where the execution was told so, with respect
     *     to what the output's last activation was applied to
     */
    void backward(List<Tensor> gradients);

    /** {@return the gradient of each input after {@link #backward} in a mode that has them; empty for an input that nothing depends on} */
    List<Optional<Tensor>> inputGradients();

    /**
     * Copies what the last backward pass found for a weight, summed over the applications of its layer.
     *
     * @param weight the weight
     * @param gradient where to, in Keras's order; may be longer than the weight
     */
    void readGradient(HeldWeight weight, float[] gradient);

    /** {@return whether several threads may copy parts of a gradient} */
    default boolean readsInParts() {
        return false;
    }

    /**
     * Copies a part of what the last backward pass found for a weight, to the same positions.
     *
     * @param weight the weight
     * @param gradient where to, in Keras's order
     * @param from the first position copied
     * @param to one past the last
     * @throws UnsupportedOperationException unless {@link #readsInParts}
     */
    default void readGradient(HeldWeight weight, float[] gradient, int from, int to) {
        throw new UnsupportedOperationException(weight.path() + ": expects its gradient to be read whole. Ask readsInParts() first.");
    }

    /** Moves running statistics by what the last forward pass in training found. */
    void moveStatistics();

    /**
     * Takes times from the next run on.
     *
     * @param profile where to, or empty to take none any more
     */
    void profile(Optional<StepProfile> profile);

    /** Frees what the engine holds. */
    @Override
    void close();
}
