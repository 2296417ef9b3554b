package dev.corno.graph;

import dev.corno.tensor.Shape;
import java.util.List;

/**
 * A layer inside another one, such as the cell of a recurrent layer.
 *
 * @param path what the outer layer calls it in Keras's files, such as {@code cell} or {@code forward_layer}
 * @param name its own name
 * @param input the shape of what it is applied to
 * @param weights how many of the outer layer's weights are its own
 * @param shared how many of these the outer layer counts among its own first ones, too, as Keras's files do
 * @param parts what it is made of in turn; empty if the weights are its own
 */
public record LayerPart(String path, String name, Shape input, int weights, int shared, List<LayerPart> parts) {

    /** Copies the list. */
    public LayerPart {
        parts = List.copyOf(parts);
    }

    /**
     * A layer whose weights are its own alone.
     *
     * @param path what the outer layer calls it in Keras's files, such as {@code cell} or {@code forward_layer}
     * @param name its own name
     * @param input the shape of what it is applied to
     * @param weights how many of the outer layer's weights are its own
     * @param parts what it is made of in turn; empty if the weights are its own
     */
    public LayerPart(String path, String name, Shape input, int weights, List<LayerPart> parts) {
        this(path, name, input, weights, 0, parts);
    }
}
