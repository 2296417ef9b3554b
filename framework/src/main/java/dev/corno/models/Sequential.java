package dev.corno.models;

import dev.corno.graph.InputNode;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.core.Input;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;

/**
 * A model whose layers follow one another.
 *
 * <pre>{@code
 * var model = new Sequential(new Input(784), new Dense(32, RELU), new Dense(10, SOFTMAX));
 * }</pre>
 *
 * <p>Without an {@link Input} in front, the shape is taken from the first data the model sees, and mistakes in shapes show only
 * then.
 */
public final class Sequential extends Model {

    private final List<Layer> layers = new ArrayList<>();
    private SymbolicTensor input;
    private SymbolicTensor output;

    /**
     * Creates a model.
     *
     * @param layers the layers in order, an {@link Input} or a model with inputs of its own first; more can be {@linkplain #add added}
     * @throws ShapeMismatchException if a layer cannot take what the one before it gives; says which of the layers
     */
    public Sequential(Layer... layers) {
        for (Layer layer : layers) {
            append(layer, layers.length);
        }
    }

    Sequential(Network network) {
        super(network);
        input = network.inputs().get(0);
        output = network.outputs().get(0);
        network.items().forEach(item -> layers.add(item instanceof InputNode node ? node.layer() : (Layer) item));
    }

    /**
     * Adds a layer at the end.
     *
     * @param layer the layer
     * @return this model
     * @throws ShapeMismatchException if it cannot take what the layer before it gives
     * @throws IllegalStateException if this model is part of a larger one, which would not see the layer
     */
    public Sequential add(Layer layer) {
        if (isPartOfAnother()) {
            throw new IllegalStateException("Sequential: expects layers to be added before it becomes part of another model, got "
                    + layer.className() + " afterwards. Add all layers first.");
        }
        append(layer, layers.size() + 1);
        return this;
    }

    /**
     * Removes the last layer. The others keep their weights, and the model what it was compiled with.
     *
     * @return the layer removed
     * @throws IllegalStateException if there is no layer after the {@link Input}, or this model is part of a larger one, which would
     *     not see it
     */
    public Layer pop() {
        if (isPartOfAnother()) {
            throw new IllegalStateException("Sequential: expects layers to be removed before it becomes part of another model, got pop "
                    + "afterwards. Make the model of fewer layers first.");
        }
        if (layers.isEmpty() || layers.size() == 1 && layers.get(0) instanceof Input) {
            throw new IllegalStateException("Sequential: pop expects at least one layer, got none. Call model.add(new Dense(10)) first.");
        }
        Layer last = layers.remove(layers.size() - 1);
        input = layers.isEmpty() ? null : input;
        output = input;
        for (int i = 0; i < layers.size() && input != null; i++) {
            output = layers.get(i) instanceof Input ? output : apply(layers.get(i), i + 1, layers.size());
        }
        reset();
        return last;
    }

    @Override
    public Sequential seed(long seed) {
        super.seed(seed);
        return this;
    }

    @Override
    public Sequential name(String value) {
        super.name(value);
        return this;
    }

    private void append(Layer layer, int count) {
        boolean first = layers.isEmpty();
        if (layer instanceof Input && !first) {
            throw new IllegalArgumentException("Sequential: expects new Input(...) as the first layer only, got one as layer "
                    + (layers.size() + 1) + ".");
        }
        layers.add(layer);
        try {
            if (layer instanceof Input start) {
                input = start.tensor();
                output = input;
            } else if (first && layer instanceof Model model && model.isBuilt()) {
                input = new Input(model.inputShape().toArray()).tensor();
                output = apply(layer, 1, count);
            } else if (input != null) {
                output = apply(layer, layers.size(), count);
            }
        } catch (IllegalArgumentException e) {
            layers.remove(layers.size() - 1);
            throw e;
        }
        reset();
    }

    private SymbolicTensor apply(Layer layer, int position, int count) {
        try {
            return layer.apply(output == null ? input : output);
        } catch (ShapeMismatchException e) {
            String name = layer.name() == null ? "" : " \"" + layer.name() + "\"";
            throw e.at(layer.className() + name + " (layer " + position + " of " + count + ")");
        }
    }

    @Override
    boolean isBuilt() {
        return input != null && output != input;
    }

    @Override
    synchronized void buildFor(Shape sample) {
        if (input != null || layers.isEmpty()) {
            return;
        }
        input = new Input(sample.toArray()).tensor();
        output = input;
        for (int i = 0; i < layers.size(); i++) {
            output = apply(layers.get(i), i + 1, layers.size());
        }
        reset();
    }

    @Override
    Network createNetwork() {
        if (layers.isEmpty() || input != null && output == input) {
            throw new IllegalStateException("Sequential: expects at least one layer, got none. Call model.add(new Dense(10)) first.");
        }
        if (input == null) {
            throw new IllegalStateException("Sequential: the shape of the input is not known yet. Put new Input(...) before layer 1, "
                    + layers.get(0).className() + ", or train the model first.");
        }
        return new Network(List.of(input), List.of(output), store());
    }

    @Override
    public String className() {
        return "Sequential";
    }
}
