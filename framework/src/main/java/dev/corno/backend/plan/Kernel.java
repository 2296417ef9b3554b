package dev.corno.backend.plan;

import dev.corno.graph.Layer;

/**
 * How a kind of layer is computed: adds the calls of one application to a plan, and says how the way back goes.
 *
 * @param <L> the kind of layer
 */
@FunctionalInterface
public interface Kernel<L extends Layer> {

    /**
     * {@return whether it can compute a layer of its kind; what it cannot is left to the kernel of all other layers}
     *
     * @param layer the layer
     * @param site where it is applied; nothing may be added to it
     */
    default boolean takes(L layer, LayerSite site) {
        return true;
    }

    /** {@return whether it looks at masks and computes them, where its layer does} */
    default boolean takesMasks() {
        return false;
    }

    /**
     * Adds the calls.
     *
     * @param layer the layer
     * @param site where it is applied: its inputs, weights and output
     */
    void build(L layer, LayerSite site);

    /**
     * Throws an error if it cannot compute a layer, which is known when a model is compiled; one that can be built is fine.
     *
     * @param layer the layer
     * @param name the layer's name in its model
     */
    default void check(L layer, String name) {
    }
}
