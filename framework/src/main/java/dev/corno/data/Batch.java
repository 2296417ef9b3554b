package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * A few samples: what one training step sees.
 *
 * @param x a tensor of shape {@code (batch, ...)} for each input of the model, at least one
 * @param y labels for each output of the model, or empty where there are none
 * @param sampleWeight a weight per sample (or per entry) for each output, or empty for 1 everywhere
 */
public record Batch(List<Tensor> x, List<Tensor> y, List<Tensor> sampleWeight) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no input or the numbers of samples differ
     */
    public Batch {
        x = List.copyOf(x);
        y = List.copyOf(y);
        sampleWeight = List.copyOf(sampleWeight);
        SampleChecks.checkRows("Batch", x, y, sampleWeight);
    }

    /**
     * {@return a batch for a model with one input and one output}
     *
     * @param x inputs, {@code (batch, ...)}
     * @param y labels, {@code (batch, ...)}
     * @throws IllegalArgumentException if the numbers of samples differ
     */
    public static Batch of(Tensor x, Tensor y) {
        return new Batch(List.of(x), List.of(y), List.of());
    }

    /** {@return the number of samples} */
    public int rows() {
        return x.get(0).rows();
    }
}
