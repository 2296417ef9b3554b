package dev.corno.backend;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network made ready to run by a {@link Backend}. While it runs it holds the current weights; {@code WeightStore} fetches them
 * back when someone asks. Methods may be called from several threads; they wait for one another.
 */
public interface CompiledModel extends StepContext, AutoCloseable {

    /**
     * {@return the gradients of {@code sum over outputs of sum(output * outputGradient)}, in training mode or not; nothing is updated}
     *
     * @param inputs a tensor for each input of the network
     * @param outputGradients a tensor for each output, of the output's shape
     * @param training whether dropout drops and batch normalization uses the batch's statistics
     */
    default Gradients gradients(List<Tensor> inputs, List<Tensor> outputGradients, boolean training) {
        return gradients(inputs, outputs -> outputGradients, training);
    }

    /**
     * Takes times from the next step on.
     *
     * @param profile where to, or empty to take none any more
     */
    void profile(Optional<StepProfile> profile);

    /** {@return whether the optimizer keeps averages of the weights} */
    boolean keepsAverages();

    /** Changes the place of weights and their averages, which a second call changes back; nothing before the first update. */
    void swapAverages();

    /**
     * Replaces each averaged weight by its average, as Keras does at the end of {@code fit}; nothing where averaging is off.
     */
    void finishTraining();

    /** {@return the number of updates made} */
    long iterations();

    /** {@return the rate of the next update} */
    double learningRate();

    /**
     * Fixes the learning rate from the next update on.
     *
     * @param rate the new rate, positive
     * @throws IllegalStateException if the optimizer follows a schedule
     */
    void learningRate(double rate);

    /**
     * {@return the optimizer's memory in Keras's order: {@code iteration}, {@code learning_rate}, then slots named
     * {@code <layer>/<weight>/<slot>}}
     */
    Map<String, Tensor> optimizerState();

    /**
     * Sets the optimizer's memory.
     *
     * @param state what {@link #optimizerState} returned; entries for unknown weights are an error
     * @throws IllegalArgumentException if a name or shape does not fit
     */
    void restoreOptimizerState(Map<String, Tensor> state);

    /**
     * {@return the engine's own form of the network, with a copy of the current weights}
     *
     * @param <T> its type
     * @param type the engine's class, such as DL4J's {@code ComputationGraph}
     * @throws IllegalArgumentException if this backend has no such form
     */
    <T> T unwrap(Class<T> type);

    /** Gives the weights back to their stores and frees what the engine holds. */
    @Override
    void close();

    /**
     * Gradients of a scalar.
     *
     * @param outputs what the network computed
     * @param inputs the gradient with respect to each input
     * @param weights the gradient with respect to each trainable weight, by {@code <layer>/<weight>}
     */
    record Gradients(List<Tensor> outputs, List<Tensor> inputs, Map<String, Tensor> weights) {
    }
}
