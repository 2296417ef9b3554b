package dev.corno.layers.core;

import dev.corno.CheckReturnValue;
import dev.corno.graph.InputNode;
import dev.corno.graph.Layer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Describes the data that enters a network: the first layer of a sequential model, or with {@link #tensor} what other layers
 * are applied to. Keras calls it {@code InputLayer} in files.
 *
 * <p>Output shape: {@code (batch, shape...)}.
 *
 * <pre>{@code
 * SymbolicTensor x = new Input(28, 28, 1).tensor();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param shape the data's shape without the batch axis; an axis may be {@link Shape#UNKNOWN}
 * @param dtype the type that the data is meant to have; float32 by default
 * @param batchSize how many samples a batch has, which stateful recurrent layers hold to; any number by default
 */
@CheckReturnValue
public record Input(String name, Shape shape, DataType dtype, OptionalInt batchSize) implements Layer {

    /** Checks the parameters. */
    public Input {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(dtype, "dtype");
        if (batchSize.orElse(1) < 1) {
            throw new IllegalArgumentException("Input: batchSize must be a positive integer, got " + batchSize.getAsInt() + ".");
        }
    }

    /**
     * Data of a shape.
     *
     * @param shape axis lengths without the batch axis; -1 where a length is only known when data arrives
     */
    public Input(int... shape) {
        this(Shape.of(shape));
    }

    /**
     * Data of a shape.
     *
     * @param shape the data's shape without the batch axis
     */
    public Input(Shape shape) {
        this(null, shape, DataType.FLOAT32, OptionalInt.empty());
    }

    @Override
    public Input name(String value) {
        return new Input(value, shape, dtype, batchSize);
    }

    /**
     * {@return a copy with another element type}
     *
     * @param value the type that the data is meant to have
     */
    public Input dtype(DataType value) {
        return new Input(name, shape, value, batchSize);
    }

    /**
     * {@return a copy with a number of samples in a batch; Keras needs it where a layer is stateful}
     *
     * @param value see {@link #batchSize}
     */
    public Input batchSize(int value) {
        return new Input(name, shape, dtype, OptionalInt.of(value));
    }

    @Override
    public String className() {
        return "InputLayer";
    }

    /** {@return a new place for such data to enter, for layers to be applied to} */
    public SymbolicTensor tensor() {
        return new InputNode(this, shape, dtype, batchSize).output();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        throw new ShapeMismatchException("InputLayer", "expects to be where a network starts, got applied to "
                + inputs.size() + " tensors. Use new Input(...).tensor() and apply the next layer to it.");
    }
}
