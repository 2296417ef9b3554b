package dev.corno.callbacks;

import dev.corno.backend.StepProfile;
import dev.corno.graph.Network;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a {@link Callback} sees and may change of a model in training. */
public interface TrainingView {

    /** {@return the model's name} */
    String modelName();

    /** {@return the layers and how they are connected} */
    Network network();

    /** {@return the model in Keras's JSON, or empty where it has classes that files cannot name} */
    Optional<String> modelJson();

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

    /** {@return whether the optimizer keeps averages of the weights} */
    boolean keepsAverages();

    /**
     * Puts the optimizer's averages in the place of the weights, or the weights back; nothing where they are there already, or before
     * the first update. At the end of {@code fit} the weights are their averages in any case.
     *
     * @param averages whether the model is to have the averages
     */
    void useAverages(boolean averages);

    /**
     * Makes a backup at the end of this batch or epoch, once all callbacks have been called: weights, the optimizer's memory, and where
     * training stands.
     *
     * @param folder where to; made if needed
     * @param kept how many backups there may be, at least 1; older ones are deleted
     */
    void backUp(Path folder, int kept);

    /**
     * Goes back to the newest backup that can be read; only in {@link Callback#onTrainBegin}. Training then starts where it was made.
     *
     * @param folder what {@link #backUp} was given
     * @return whether there was one
     * @throws IllegalArgumentException if there are backups but none can be read, or they are of another model
     */
    boolean restore(Path folder);

    /**
     * Deletes backups.
     *
     * @param folder what {@link #backUp} was given; deleted too if nothing else is in it
     */
    void deleteBackups(Path folder);
}
