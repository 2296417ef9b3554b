package dev.corno.layers;

import dev.corno.graph.Layer;
import dev.corno.graph.LayerWeight;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/** A {@link Layer} with one input. */
public interface SingleInputLayer extends Layer {

    /**
     * {@return the shape of the output without the batch axis}
     *
     * @param input the shape of the input
     * @throws ShapeMismatchException if the layer cannot take it
     */
    Shape outputShape(Shape input);

    /**
     * {@return the weights, in Keras's order}
     *
     * @param input the shape of the input, accepted by {@link #outputShape(Shape)} before
     */
    default List<LayerWeight> weights(Shape input) {
        return List.of();
    }

    /**
     * {@return how many multiplications followed by an addition one sample costs; 0 where the shape is not known}
     *
     * @param input the shape of the input
     */
    default long multiplyAccumulates(Shape input) {
        return 0;
    }

    @Override
    default Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new ShapeMismatchException(className(), "expects one input, got " + inputs.size()
                    + ". Join several with new Concatenate() first.");
        }
        return outputShape(inputs.get(0));
    }

    @Override
    default List<LayerWeight> weights(List<Shape> inputs) {
        return weights(inputs.get(0));
    }

    @Override
    default long multiplyAccumulates(List<Shape> inputs) {
        return multiplyAccumulates(inputs.get(0));
    }
}
