package dev.corno.graph;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One application of a layer. */
public final class LayerNode implements Node {

    private final Layer layer;
    private final List<SymbolicTensor> inputs;
    private final List<SymbolicTensor> outputs;
    private final SymbolicTensor computedMask;
    private final NestedCall nestedCall;
    private LayerState state;

    private LayerNode(Layer layer, List<SymbolicTensor> inputs, NestedCall nestedCall, LayerState state) {
        this.layer = layer;
        this.inputs = List.copyOf(inputs);
        this.nestedCall = nestedCall;
        this.state = state;
        List<Shape> outputShapes = outputShapes(layer, shapes(inputs));
        MaskFlow flow = layer.maskFlow(inputs.stream().map(input -> input.mask().isPresent()).toList());
        this.computedMask = flow != MaskFlow.COMPUTED ? null
                : new SymbolicTensor(this, outputShapes.size(), layer.maskShape(shapes(inputs)), null);
        SymbolicTensor mask = flow == MaskFlow.PASSED ? inputs.get(0).mask().orElse(null) : computedMask;
        List<SymbolicTensor> made = new ArrayList<>();
        for (int i = 0; i < outputShapes.size(); i++) {
            made.add(new SymbolicTensor(this, i, outputShapes.get(i), i < layer.maskedOutputs() ? mask : null));
        }
        this.outputs = List.copyOf(made);
    }

    static LayerNode create(Layer layer, List<SymbolicTensor> inputs) {
        return new LayerNode(layer, inputs, null, null);
    }

    static LayerNode inlined(LayerNode inner, List<SymbolicTensor> inputs, NestedCall call) {
        return new LayerNode(inner.layer, inputs, call, inner.state);
    }

    private static List<Shape> outputShapes(Layer layer, List<Shape> inputs) {
        try {
            return layer.outputShapes(inputs);
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
    public List<SymbolicTensor> outputs() {
        return outputs;
    }

    /** {@return the mask of the output, where the layer computes one} */
    public Optional<SymbolicTensor> computedMask() {
        return Optional.ofNullable(computedMask);
    }

    /** {@return for each input the mask that the layer looks at} */
    public List<Optional<SymbolicTensor>> masks() {
        return inputs.stream().map(input -> input.mask().filter(this::looksAt)).toList();
    }

    private boolean looksAt(SymbolicTensor mask) {
        boolean isGiven = mask.node() instanceof LayerNode source && source.layer.givesMask();
        return computedMask != null || layer.usesMask() && (isGiven || layer.usesPassedMask(inputs.size()));
    }

    /** {@return all that must be computed before: the inputs, and the masks that the layer looks at} */
    public List<SymbolicTensor> dependencies() {
        return Stream.concat(inputs.stream(), masks().stream().flatMap(Optional::stream)).toList();
    }

    /** {@return all that is computed: the outputs, and the mask where the layer computes one} */
    public List<SymbolicTensor> results() {
        return Stream.concat(outputs.stream(), Stream.ofNullable(computedMask)).toList();
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
