package dev.corno.saving;

import dev.corno.graph.NestedModel;
import dev.corno.graph.Network;

/**
 * Makes models of what files describe; called for each nested model before the one that contains it.
 *
 * @param <M> the class of models
 */
@FunctionalInterface
public interface ModelFactory<M extends NestedModel> {

    /**
     * {@return a model over a network}
     *
     * @param className {@code Sequential} or {@code Functional}
     * @param name the model's name
     * @param network the layers, named and frozen as the file says
     */
    M create(String className, String name, Network network);
}
