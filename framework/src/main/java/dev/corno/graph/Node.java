package dev.corno.graph;

import java.util.List;

/** A place in a network: where data enters, or where a layer is applied. */
public sealed interface Node permits InputNode, LayerNode {

    /** {@return the layer at this place; for an input the one that describes it} */
    Layer layer();

    /** {@return what the layer is applied to; empty for an input} */
    List<SymbolicTensor> inputs();

    /** {@return what comes out} */
    List<SymbolicTensor> outputs();

    /** {@return the first of what comes out} */
    default SymbolicTensor output() {
        return outputs().get(0);
    }
}
