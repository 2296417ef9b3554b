package dev.corno.graph;

import dev.corno.tensor.Shape;
import java.util.Optional;

/** A tensor that will exist when the network runs: an output of a {@link Node}, known by its shape only. */
public final class SymbolicTensor {

    private final Node node;
    private final int index;
    private final Shape shape;
    private final SymbolicTensor mask;

    SymbolicTensor(Node node, int index, Shape shape, SymbolicTensor mask) {
        this.node = node;
        this.index = index;
        this.shape = shape;
        this.mask = mask;
    }

    /** {@return what computes it} */
    public Node node() {
        return node;
    }

    /** {@return which output of its node it is} */
    public int index() {
        return index;
    }

    /** {@return 1 where it counts and 0 where not, such as {@code (batch, time)}; empty where all counts} */
    public Optional<SymbolicTensor> mask() {
        return Optional.ofNullable(mask);
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
