package dev.corno.graph;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.OptionalInt;

/** Where data enters a network. */
public final class InputNode implements Node {

    private final Layer layer;
    private final DataType dtype;
    private final OptionalInt batchSize;
    private final SymbolicTensor output;

    /**
     * Creates a place for data to enter.
     *
     * @param layer what describes it
     * @param shape the shape of the data without the batch axis
     * @param dtype the type that the data is meant to have
     * @param batchSize how many samples a batch has where layers are stateful; empty for any number
     */
    public InputNode(Layer layer, Shape shape, DataType dtype, OptionalInt batchSize) {
        this.layer = layer;
        this.dtype = dtype;
        this.batchSize = batchSize;
        this.output = new SymbolicTensor(this, 0, shape, null);
    }

    @Override
    public Layer layer() {
        return layer;
    }

    /** {@return the type that the data is meant to have} */
    public DataType dtype() {
        return dtype;
    }

    /** {@return how many samples a batch has where layers are stateful; empty for any number} */
    public OptionalInt batchSize() {
        return batchSize;
    }

    @Override
    public List<SymbolicTensor> inputs() {
        return List.of();
    }

    @Override
    public List<SymbolicTensor> outputs() {
        return List.of(output);
    }
}
