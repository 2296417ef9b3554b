package dev.corno.layers.preprocessing;

import java.util.List;

/**
 * A layer that learns from data before training: statistics or a vocabulary.
 *
 * @param <D> the data it learns from, a batch at a time
 * @param <L> the layer
 */
public interface Adaptable<D, L> {

    /**
     * {@return a copy that has learnt from data, and forgotten what it had learnt before}
     *
     * @param batches the data, such as {@code dataset.inputs()}
     */
    L adapt(Iterable<D> batches);

    /**
     * {@return a copy that has learnt from data, and forgotten what it had learnt before}
     *
     * @param data all of it
     */
    default L adapt(D data) {
        return adapt(List.of(data));
    }
}
