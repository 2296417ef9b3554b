package dev.corno.callbacks;

import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** What a {@link Callback} sees and may change of a model in training. */
public interface TrainingView {

    /** {@return the model's name} */
    String modelName();

    /** {@return the number of the epoch after which training ends} */
    int epochs();

    /** {@return training batches of an epoch, where known} */
    OptionalLong batches();

    /** {@return training samples of an epoch, where known} */
    OptionalLong samples();

    /** {@return optimizer updates made} */
    long iterations();

    /** {@return the rate of the next update} */
    double learningRate();

    /**
     * Fixes the learning rate from the next update on.
     *
     * @param rate positive
     * @throws IllegalStateException if the optimizer follows a schedule
     */
    void learningRate(double rate);

    /**
     * Ends training after the current batch.
     *
     * @param reason one sentence that says why, kept in the history
     */
    void stopTraining(String reason);

    /** {@return a copy of all weights by {@code <layer>/<weight>}} */
    Map<String, Tensor> weights();

    /**
     * Sets weights.
     *
     * @param weights what {@link #weights} returned
     */
    void weights(Map<String, Tensor> weights);

    /**
     * Saves the model with its optimizer state, atomically.
     *
     * @param file ends in {@code .keras}
     */
    void save(Path file);

    /**
     * Saves only the weights, atomically.
     *
     * @param file ends in {@code .weights.h5}
     */
    void saveWeights(Path file);
}
