package dev.corno.training;

import dev.corno.backend.CompiledModel;
import dev.corno.backend.StepResult;
import dev.corno.data.Batch;
import dev.corno.graph.Network;
import dev.corno.metrics.Metric;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model as training sees it. */
public interface Trainee {

    /** {@return the model's name} */
    String name();

    /**
     * {@return the model made ready to run; the same object as long as the model is not compiled again}
     *
     * @throws IllegalStateException if the model cannot run what is asked for, because it was never compiled
     */
    CompiledModel compiled();

    /** {@return the layers and how they are connected} */
    Network network();

    /** {@return the model in Keras's JSON, or empty where it has classes that files cannot name} */
    Optional<String> json();

    /**
     * Makes one update.
     *
     * @param batch inputs, labels and sample weights
     * @return loss and predictions from before the update
     */
    default StepResult trainStep(Batch batch) {
        return compiled().trainStep(batch);
    }

    /**
     * {@return loss and predictions of a batch, in inference mode}
     *
     * @param batch inputs, labels and sample weights
     */
    default StepResult testStep(Batch batch) {
        return compiled().testStep(batch);
    }

    /**
     * {@return the outputs for a batch, in inference mode}
     *
     * @param x a tensor for each input
     */
    default List<Tensor> predictStep(List<Tensor> x) {
        return compiled().predict(x);
    }

    /** {@return the names of the outputs, in order} */
    List<String> outputNames();

    /** {@return the metrics of each output that ignore sample weights, in the order of the outputs} */
    List<List<Metric>> metrics();

    /** {@return the metrics of each output that use sample weights, in the order of the outputs} */
    List<List<Metric>> weightedMetrics();

    /**
     * {@return a batch as the engine takes it: its shapes checked, its inputs in the shapes of the model}
     *
     * @param batch what comes next
     * @param where {@code fit} or {@code validation} or {@code evaluate} or {@code predict}, for the message
     * @throws IllegalArgumentException if the batch does not fit the model
     */
    default Batch prepared(Batch batch, String where) {
        return batch;
    }

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

    /** {@return where the model's random numbers start} */
    long seed();

    /**
     * Saves weights and the optimizer's memory, atomically.
     *
     * @param file ends in {@code .weights.h5}
     * @return the names of the optimizer's memory, in the order of the file
     */
    List<String> saveState(Path file);

    /**
     * Sets weights, the optimizer's memory and the seed.
     *
     * @param file what {@link #saveState} wrote
     * @param optimizer what {@link #saveState} returned
     * @param seed what {@link #seed} was then
     * @throws IllegalArgumentException if the file is damaged, or of another model
     */
    void loadState(Path file, List<String> optimizer, long seed);
}
