package dev.corno.backend;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.Optional;

/** What a layer remembers from the last batch, as the next one needs it. */
public final class RememberedState {

    private RememberedState() {
    }

    /**
     * {@return the numbers; zeros if nothing is remembered}
     *
     * @param remembered what the layer remembers
     * @param shape the shape that is needed, batch axis first
     * @param layer the layer's name
     * @throws ShapeMismatchException if batches of another size are remembered
     */
    public static float[] numbers(Optional<float[]> remembered, Shape shape, String layer) {
        int length = Math.toIntExact(shape.size());
        float[] numbers = remembered.orElseGet(() -> new float[length]);
        if (numbers.length != length) {
            int batch = shape.dim(0);
            throw new ShapeMismatchException(layer, "expects batches of " + numbers.length / (length / batch)
                    + " samples, of which it remembers the states, got " + batch + ". Call resetStates() on the model before.");
        }
        return numbers;
    }
}
