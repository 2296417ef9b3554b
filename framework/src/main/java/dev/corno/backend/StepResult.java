package dev.corno.backend;

import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * What came of one batch.
 *
 * @param loss the total: losses of the outputs times their weights, plus the penalties on weights
 * @param outputLosses the loss of each output, before its weight
 * @param outputs the predictions, as they were before the update
 */
public record StepResult(double loss, List<Double> outputLosses, List<Tensor> outputs) {

    /** Copies the lists. */
    public StepResult {
        outputLosses = List.copyOf(outputLosses);
        outputs = List.copyOf(outputs);
    }
}
