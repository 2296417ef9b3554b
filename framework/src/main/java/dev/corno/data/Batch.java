package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;

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

    /**
     * {@return a copy whose sample weights are multiplied with weights of classes; for models with one output}
     *
     * @param classWeight factors by class index, at least 0; 1 for classes left out
     * @throws IllegalArgumentException if there are several outputs or a factor is out of range
     */
    public Batch classWeight(Map<Integer, Double> classWeight) {
        ClassWeights.check(classWeight, y.size());
        return new Batch(x, y, ClassWeights.apply(classWeight, y, sampleWeight));
    }

    /**
     * {@return a copy whose sample weights are multiplied with weights of the classes of one output; for models with several outputs}
     *
     * @param output which of the outputs, from 0
     * @param classWeight factors by class index, at least 0; 1 for classes left out
     * @throws IllegalArgumentException if there is no such output or a factor is out of range
     */
    public Batch classWeight(int output, Map<Integer, Double> classWeight) {
        return new Batch(x, y, ClassWeights.apply(output, classWeight, y, sampleWeight));
    }

    /** {@return the number of samples} */
    public int rows() {
        return x.get(0).rows();
    }
}
