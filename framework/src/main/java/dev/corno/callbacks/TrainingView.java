package dev.corno.callbacks;

import dev.corno.backend.StepProfile;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a {@link Callback} sees and may change of a model in training. */
public interface TrainingView {

    /** {@return the model's name} */
    String modelName();

    /** {@return the number of the epoch after which training ends} */
    int epochs();

    /** {@return whether this training validates, after some epochs or all} */
    boolean validates();

    /** {@return batches of what runs now (an epoch of training, a validation, an evaluation, a prediction), where known} */
    OptionalLong batches();

    /** {@return samples of what runs now, where known} */
    OptionalLong samples();

    /** {@return samples gone through so far in what runs now} */
    long samplesSeen();

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
     * Adds a value to the epoch that ends next: callbacks called later see it, and the history keeps it.
     *
     * @param name such as {@code learning_rate}
     * @param value any number
     */
    void log(String name, double value);

    /**
     * Ends training after the current batch.
     *
     * @param reason one sentence that says why, kept in the history; the first reason given counts
     */
    void stopTraining(String reason);

    /**
     * Takes times from the next batch on.
     *
     * @param profile where to, or empty to take none any more
     */
    void profile(Optional<StepProfile> profile);

    /** {@return why training was asked to end early, or empty} */
    Optional<String> stopReason();

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
