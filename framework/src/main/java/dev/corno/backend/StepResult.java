package dev.corno.backend;

import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * What came of one batch. Outputs may share memory with the model: they are valid until its next step; copy what is to be kept.
 *
 * @param loss the total: losses of the outputs times their weights, plus the penalties on weights
 * @param outputLosses the loss of each output, before its weight
 * @param outputs the predictions, as they were before the update; valid until the model's next step
 */
public record StepResult(double loss, List<Double> outputLosses, List<Tensor> outputs) {

    /** Copies the lists. */
    public StepResult {
        outputLosses = List.copyOf(outputLosses);
        outputs = List.copyOf(outputs);
    }
}
