package dev.corno.graph;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Optional;

/** One application of a layer. */
public final class LayerNode implements Node {

    private final Layer layer;
    private final List<SymbolicTensor> inputs;
    private final SymbolicTensor output;
    private final NestedCall nestedCall;
    private LayerState state;

    private LayerNode(Layer layer, List<SymbolicTensor> inputs, NestedCall nestedCall, LayerState state) {
        this.layer = layer;
        this.inputs = List.copyOf(inputs);
        this.nestedCall = nestedCall;
        this.state = state;
        this.output = new SymbolicTensor(this, outputShape(layer, shapes(inputs)));
    }

    static LayerNode create(Layer layer, List<SymbolicTensor> inputs) {
        return new LayerNode(layer, inputs, null, null);
    }

    static LayerNode inlined(LayerNode inner, List<SymbolicTensor> inputs, NestedCall call) {
        return new LayerNode(inner.layer, inputs, call, inner.state);
    }

    private static Shape outputShape(Layer layer, List<Shape> inputs) {
        try {
            return layer.outputShape(inputs);
        } catch (ShapeMismatchException e) {
            throw layer.name() == null ? e : e.at(layer.className() + " \"" + layer.name() + "\"");
        }
    }

    private static List<Shape> shapes(List<SymbolicTensor> tensors) {
        return tensors.stream().map(SymbolicTensor::shape).toList();
    }

    @Override
    public Layer layer() {
        return layer;
    }

    @Override
    public List<SymbolicTensor> inputs() {
        return inputs;
    }

    /** {@return the shapes of the inputs without the batch axis} */
    public List<Shape> inputShapes() {
        return shapes(inputs);
    }

    @Override
    public SymbolicTensor output() {
        return output;
    }

    /** {@return the use of a model as a layer that this application is part of, or empty} */
    public Optional<NestedCall> nestedCall() {
        return Optional.ofNullable(nestedCall);
    }

    /**
     * {@return the layer's weights}
     *
     * @throws IllegalStateException before the node is part of a {@link Network}
     */
    public LayerState state() {
        if (state == null) {
            throw new IllegalStateException(layer.className() + ": has no weights before a model is made of it.");
        }
        return state;
    }

    boolean isClaimed() {
        return state != null;
    }

    void claim(LayerState owner) {
        this.state = owner;
    }
}
