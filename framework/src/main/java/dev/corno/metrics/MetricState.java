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

    /**
     * Adds a batch of which some entries may be masked. As in Keras, only means look at the mask: their masked entries count as if
     * their weight were 0; all other metrics count every entry.
     *
     * @param yTrue labels, {@code (batch, ...)}
     * @param yPred predictions, {@code (batch, ..., values)}
     * @param sampleWeight a weight per sample or per entry, or empty for 1 everywhere
     * @param mask which entries count, 1 or 0 for each, of shape {@code (batch)} and as many of the following axes as needed; or empty
     *     where all do
     */
    default void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        update(yTrue, yPred, sampleWeight);
    }

    /**
     * {@return the metric over everything added since the last {@link #reset}; a scalar for all but a few metrics, which have a number
     * for each threshold, class or column}
     */
    Tensor result();

    /** Forgets everything added. */
    void reset();

    /** {@return the state's numbers by Keras's names, such as {@code total} and {@code count}, in Keras's order} */
    Map<String, Tensor> variables();

    /**
     * {@return all that was gathered, at full precision, for {@link #restore} in another process; empty (as told here) where a metric
     * cannot, which then starts anew where a training goes on in the middle of an epoch}
     */
    default double[] snapshot() {
        return new double[0];
    }

    /**
     * Goes on from a snapshot.
     *
     * @param snapshot what {@link #snapshot} of the same metric returned, not empty
     * @throws IllegalArgumentException if it is of another metric
     */
    default void restore(double[] snapshot) {
        throw new IllegalArgumentException("MetricState: expects a metric that takes snapshots, got " + getClass().getName() + ".");
    }

    /**
     * Checks the length of a snapshot.
     *
     * @param snapshot what is to be restored
     * @param expected how many numbers it should have
     * @throws IllegalArgumentException if it has another length
     */
    static void checkSnapshot(double[] snapshot, int expected) {
        if (snapshot.length != expected) {
            throw new IllegalArgumentException("MetricState: expects a snapshot of " + expected + " numbers, got " + snapshot.length
                    + ". Is it of another metric?");
        }
    }
}
