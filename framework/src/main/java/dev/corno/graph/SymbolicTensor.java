package dev.corno.graph;

import dev.corno.tensor.Shape;

/** A tensor that will exist when the network runs: the output of a {@link Node}, known by its shape only. */
public final class SymbolicTensor {

    private final Node node;
    private final Shape shape;

    SymbolicTensor(Node node, Shape shape) {
        this.node = node;
        this.shape = shape;
    }

    /** {@return what computes it} */
    public Node node() {
        return node;
    }

    /** {@return its shape without the batch axis} */
    public Shape shape() {
        return shape;
    }

    @Override
    public String toString() {
        return "SymbolicTensor " + shape.withBatch() + " of " + node.layer().className();
    }
}
