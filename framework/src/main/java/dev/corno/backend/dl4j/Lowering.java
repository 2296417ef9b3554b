package dev.corno.backend.dl4j;

import dev.corno.graph.Layer;

/**
 * Says in DL4J's terms what a layer of ours is.
 *
 * @param <L> the layer's type
 */
@FunctionalInterface
interface Lowering<L extends Layer> {

    /**
     * {@return the vertex that gives the output}
     *
     * @param layer what is lowered
     * @param site where it is applied, and where the parts go
     */
    String lower(L layer, Site site);
}
