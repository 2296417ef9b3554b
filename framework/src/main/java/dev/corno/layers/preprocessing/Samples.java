package dev.corno.layers.preprocessing;

import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * A batch of inputs and what belongs to them.
 *
 * @param x inputs, {@code (batch, ...)}
 * @param y labels {@code (batch, ...)} for each output of a model, or none
 */
public record Samples(Tensor x, List<Tensor> y) {

    /** Copies the list. */
    public Samples {
        y = List.copyOf(y);
    }
}
