package dev.corno.training;

import dev.corno.backend.CompiledModel;
import dev.corno.data.Batch;
import dev.corno.metrics.Metric;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
}
