package dev.corno.metrics;

import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/** What a {@link Metric} has gathered so far. Not safe for use from several threads at once. */
public interface MetricState {

    /**
     * Adds a batch.
     *
     * @param yTrue labels, {@code (batch, ...)}
     * @param yPred predictions, {@code (batch, ..., values)}
     * @param sampleWeight a weight per sample or per entry, or empty for 1 everywhere
     */
    void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight);

    /** {@return the metric over everything added since the last {@link #reset}; a scalar for all but a few metrics} */
    Tensor result();

    /** Forgets everything added. */
    void reset();

    /** {@return the state's numbers by Keras's names, such as {@code total} and {@code count}, in Keras's order} */
    Map<String, Tensor> variables();
}
